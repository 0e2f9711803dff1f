package io.ringroom.http.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;

/** Starts the actor of a connection, from whatever thread the connection is opened on. */
public interface Spawner {
  <T> ActorRef<T> spawn(Behavior<T> behavior, String name);

  static Spawner of(ActorSystem<?> system) {
    return new Spawner() {
      @Override
      public <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
        return system.systemActorOf(behavior, name, Props.empty());
      }
    };
  }
}
