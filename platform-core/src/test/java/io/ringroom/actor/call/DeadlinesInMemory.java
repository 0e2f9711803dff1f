package io.ringroom.actor.call;

import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The deadlines of one test. */
final class DeadlinesInMemory implements CallDeadlines {
  private final Map<CallId, Instant> due = new ConcurrentHashMap<>();
  private final Map<CallId, TenantId> tenants = new ConcurrentHashMap<>();
  private final AtomicInteger lists = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();

  Optional<Instant> of(CallId call) {
    return Optional.ofNullable(due.get(call));
  }

  @Override
  public CompletionStage<Optional<CallId>> inRoom(TenantId tenant, RoomId name) {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  @Override
  public void put(CallId call, TenantId tenant, @Nullable RoomId name, Instant dueAt) {
    tenants.put(call, tenant);
    due.put(call, dueAt);
  }

  @Override
  public void remove(CallId call) {
    due.remove(call);
  }

  /** How often all of them have been listed. */
  int lists() {
    return lists.get();
  }

  /** How often somebody has looked for overdue ones. */
  int looks() {
    return looks.get();
  }

  @Override
  public CompletionStage<List<CallId>> overdue(Instant now, int limit) {
    List<CallId> found =
        due.entrySet().stream()
            .filter(entry -> entry.getValue().isBefore(now))
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .limit(limit)
            .toList();
    looks.incrementAndGet();
    return CompletableFuture.completedFuture(found);
  }

  @Override
  public CompletionStage<List<CallId>> all(String after, int limit) {
    List<CallId> found =
        due.keySet().stream()
            .filter(call -> call.value().compareTo(after) > 0)
            .sorted(Comparator.naturalOrder())
            .limit(limit)
            .toList();
    lists.incrementAndGet();
    return CompletableFuture.completedFuture(found);
  }

  @Override
  public CompletionStage<Map<TenantId, Long>> alive(Set<CallId> except) {
    return CompletableFuture.completedFuture(
        due.keySet().stream()
            .filter(call -> !except.contains(call))
            .collect(Collectors.groupingBy(tenants::get, Collectors.counting())));
  }
}
