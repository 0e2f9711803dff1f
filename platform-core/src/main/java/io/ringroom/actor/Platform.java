package io.ringroom.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.ActorContext;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import com.typesafe.config.Config;
import io.ringroom.actor.call.CallDeadlines;
import io.ringroom.actor.call.CallEntity;
import io.ringroom.actor.call.CallSettings;
import io.ringroom.actor.call.DeadlineSweeper;
import io.ringroom.actor.conference.ConferenceEntity;
import io.ringroom.actor.conference.ConferenceSettings;
import io.ringroom.actor.directory.TenantDirectory;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.node.MediaNodes;
import io.ringroom.actor.push.Pushes;
import io.ringroom.actor.room.RoomEntity;
import io.ringroom.actor.room.RoomSettings;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.actor.user.UserEntity;
import io.ringroom.actor.user.UserSettings;
import io.ringroom.id.CallId;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserKey;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Starts everything a platform node hosts, and knows where it is found. */
public final class Platform {
  private Platform() {}

  /**
   * @param context of the node's guardian, which becomes the parent of the unsharded actors
   * @param pushes makes what wakes devices, and tells users of tokens that have ended
   */
  public static Addresses start(
      ActorContext<?> context,
      CallDeadlines deadlines,
      Function<Addresses, Pushes> pushes,
      InstantSource clock) {
    ActorSystem<?> system = context.getSystem();
    Config config = system.settings().config().getConfig("ringroom.platform");
    Addresses addresses = new ShardedAddresses(ClusterSharding.get(system));
    ActorRef<MediaNodes.Command> nodes =
        context.spawn(MediaNodes.create(clock, new SplittableRandom()), "media-nodes");
    startEntities(system, config, addresses, nodes, deadlines, pushes.apply(addresses), clock);
    context.spawn(
        DeadlineSweeper.create(addresses, deadlines, clock), "deadline-sweeper", Props.empty());
    return addresses;
  }

  private static void startEntities(
      ActorSystem<?> system,
      Config config,
      Addresses addresses,
      ActorRef<MediaNodes.Command> nodes,
      CallDeadlines deadlines,
      Pushes pushes,
      InstantSource clock) {
    TenantPolicies policies = TenantPolicies.from(system.settings().config().getConfig("ringroom"));
    CallEntity.Surroundings calls =
        new CallEntity.Surroundings(
            addresses, deadlines, CallSettings.from(config.getConfig("call")), policies, clock);
    UserEntity.Surroundings users =
        new UserEntity.Surroundings(
            addresses, UserSettings.from(config.getConfig("user")), policies, pushes, clock);
    RoomEntity.Surroundings rooms =
        new RoomEntity.Surroundings(
            addresses, nodes, RoomSettings.from(config.getConfig("room")), clock);
    ConferenceEntity.Surroundings conferences =
        new ConferenceEntity.Surroundings(
            addresses, ConferenceSettings.from(config.getConfig("conference")), policies, clock);
    ClusterSharding sharding = ClusterSharding.get(system);
    ClusterShardingSettings settings = neverIdle(system);
    sharding.init(
        Entity.of(
                CallEntity.KEY,
                entity ->
                    CallEntity.create(new CallId(entity.getEntityId()), entity.getShard(), calls))
            .withStopMessage(CallEntity.stopMessage())
            .withSettings(settings));
    sharding.init(
        Entity.of(
                UserEntity.KEY,
                entity ->
                    UserEntity.create(
                        UserKey.fromEntityId(entity.getEntityId()), entity.getShard(), users))
            .withStopMessage(UserEntity.stopMessage())
            .withSettings(settings));
    sharding.init(
        Entity.of(
                RoomEntity.KEY,
                entity ->
                    RoomEntity.create(new RoomId(entity.getEntityId()), entity.getShard(), rooms))
            .withStopMessage(RoomEntity.stopMessage())
            .withSettings(settings));
    sharding.init(
        Entity.of(
                ConferenceEntity.KEY,
                entity ->
                    ConferenceEntity.create(
                        ConferenceKey.fromEntityId(entity.getEntityId()),
                        entity.getShard(),
                        conferences))
            .withStopMessage(ConferenceEntity.stopMessage())
            .withSettings(settings));
    sharding.init(
        Entity.of(TenantDirectory.KEY, entity -> TenantDirectory.create(clock))
            .withStopMessage(TenantDirectory.stopMessage())
            .withSettings(settings));
  }

  /** Sharding counts messages, not timers: it would put a ringing call to sleep. */
  private static ClusterShardingSettings neverIdle(ActorSystem<?> system) {
    return ClusterShardingSettings.create(system)
        .withPassivationStrategy(
            ClusterShardingSettings.PassivationStrategySettings$.MODULE$.disabled());
  }
}
