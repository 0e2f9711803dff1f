package io.ringroom.domain.simulation;

import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One schedule: people, their calls, the mail between them, and the clock. */
final class World {
  static final Instant DAWN = Instant.parse("2026-01-01T08:00:00Z");
  private static final int ROUNDS_TO_REST = 400;

  final Random random;
  final Traffic traffic;
  final Rules rules;
  final Tally tally;
  final Audit audit;
  final Mail mail;
  final Humans humans;
  final Lines lines;
  final Map<UserId, UserHost> users = new LinkedHashMap<>();
  final Map<CallId, CallHost> calls = new LinkedHashMap<>();
  Instant now = DAWN;
  int step;

  /** What happened, line by line; kept only for a schedule that is played alone. */
  final List<String> story = new ArrayList<>();

  private final boolean told;
  private boolean resting;

  World(long seed, Traffic traffic, Rules rules, Tally tally, boolean told) {
    this.told = told;
    this.random = new Random(seed);
    this.traffic = traffic;
    this.rules = rules;
    this.tally = tally;
    this.audit = new Audit(this);
    this.mail = new Mail(random, traffic);
    this.humans = new Humans(this);
    this.lines = new Lines(this);
    for (int i = 0; i < traffic.users(); i++) {
      UserId user = new UserId(String.valueOf((char) ('A' + i)));
      users.put(user, new UserHost(this, user, 2 + i % 2));
    }
    connectEverybody();
    settle();
  }

  /** People act, messages arrive, time passes, processes die; then everybody comes to rest. */
  World run() {
    for (step = 0; step < traffic.steps(); step++) {
      double chance = random.nextDouble();
      if (chance < 0.42) {
        deliver();
      } else if (chance < 0.64) {
        lines.step(pick(users.values()));
      } else if (chance < 0.71) {
        passTime(Duration.ofMillis(random.nextInt(8_000)));
      } else if (chance < 0.76 && anybodyDown()) {
        restartSomebody();
      } else if (crashesNow()) {
        crashSomebody();
      } else {
        humans.act();
      }
      audit.always();
    }
    comeToRest();
    return this;
  }

  /** Both dial each other before either has heard of it; nobody does anything else. */
  World runGlare() {
    List<UserHost> pair = new ArrayList<>(users.values());
    humans.dial(pair.get(0), pair.get(0).devices.get(0), List.of(pair.get(1).id));
    humans.dial(pair.get(1), pair.get(1).devices.get(0), List.of(pair.get(0).id));
    while (mail.any(this::reachable)) {
      step++;
      deliver();
    }
    // What a crash lost is said again within seconds, long before anything times out.
    resting = true;
    for (int i = 0; i < 6; i++) {
      restartAll();
      passTime(Duration.ofSeconds(1));
      settle();
    }
    return this;
  }

  /** Nothing new happens: mail is delivered, time runs, and who is in a call hangs up. */
  private void comeToRest() {
    resting = true;
    for (int round = 0; round < ROUNDS_TO_REST && !atRest(); round++) {
      step++;
      restartAll();
      settle();
      if (round % 2 == 0) {
        passTime(Duration.ofMillis(1_000 + random.nextInt(3_000)));
      } else {
        humans.hangUpSomewhere();
      }
      audit.always();
    }
    restartAll();
    settle();
    audit.atRest();
  }

  private boolean atRest() {
    return !anybodyDown()
        && !mail.any(address -> true)
        && calls.values().stream().noneMatch(CallHost::live)
        && users.values().stream().allMatch(user -> user.state.engagement() == null)
        && lines.quiet()
        && humans.knowOfNoCall();
  }

  private void connectEverybody() {
    for (UserHost user : users.values()) {
      user.devices.stream().filter(d -> !user.reception.knows(d)).forEach(user.reception::arrive);
    }
  }

  /** Everything that is under way arrives. */
  private void settle() {
    while (mail.any(this::reachable) || lines.move()) {
      deliver();
    }
  }

  private void deliver() {
    if (mail.any(this::reachable)) {
      handOver(mail.take(this::reachable));
    }
  }

  void note(Object who, Object what) {
    if (told) {
      story.add("%4d %s %s %s".formatted(step, Duration.between(DAWN, now), who, what));
    }
  }

  void handOver(Mail.Letter letter) {
    note(letter.from() + " -> " + letter.to(), letter.message());
    if (letter.to() instanceof CallId call) {
      host(call).receive(letter);
    } else {
      host((UserId) letter.to()).receive((ToUser) letter.message());
    }
  }

  private boolean reachable(Object address) {
    return address instanceof CallId call ? !host(call).down : !host((UserId) address).down;
  }

  /** A call entity comes to life with the first message to it. */
  CallHost host(CallId call) {
    return calls.computeIfAbsent(call, id -> new CallHost(this, id));
  }

  UserHost host(UserId user) {
    UserHost host = users.get(user);
    if (host == null) {
      throw new AssertionError("nobody is called " + user);
    }
    return host;
  }

  void say(Device from, CallId call, ToCall message) {
    note(from, message);
    mail.send(from, call, message);
  }

  private void passTime(Duration span) {
    now = now.plus(span);
    for (CallHost call : List.copyOf(calls.values())) {
      if (!call.down) {
        call.timePassed(resting || random.nextInt(4) > 0);
      }
    }
    users.values().stream().filter(user -> !user.down).forEach(UserHost::timePassed);
  }

  boolean crashesNow() {
    return !resting && random.nextDouble() < traffic.crashes();
  }

  private void crashSomebody() {
    int whom = random.nextInt(4);
    if (whom == 0) {
      crashEverything();
    } else if (whom == 1 || calls.isEmpty()) {
      pick(users.values()).crash();
    } else {
      pick(calls.values()).crash();
    }
  }

  /** The process is killed: nothing that was under way arrives. */
  private void crashEverything() {
    mail.loseAll();
    calls.values().forEach(CallHost::crash);
    users.values().forEach(UserHost::crash);
    users.values().forEach(user -> user.devices.forEach(Device::cut));
  }

  private boolean anybodyDown() {
    return calls.values().stream().anyMatch(call -> call.down)
        || users.values().stream().anyMatch(user -> user.down);
  }

  private void restartSomebody() {
    List<Runnable> restarts = new ArrayList<>();
    calls.values().stream().filter(c -> c.down).forEach(c -> restarts.add(c::restart));
    users.values().stream().filter(u -> u.down).forEach(u -> restarts.add(u::restart));
    restarts.get(random.nextInt(restarts.size())).run();
  }

  private void restartAll() {
    calls.values().stream().filter(call -> call.down).toList().forEach(CallHost::restart);
    users.values().stream().filter(user -> user.down).toList().forEach(UserHost::restart);
    connectEverybody();
  }

  <T> T pick(Collection<T> among) {
    return List.copyOf(among).get(random.nextInt(among.size()));
  }
}
