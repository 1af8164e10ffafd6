package io.github.metasaw.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void tasksRunInNamedDaemonThreads() {
    try (Workers workers = Workers.of(2, "chain")) {
      Future<String> name = workers.submit(() -> Thread.currentThread().getName());
      Future<Boolean> daemon = workers.submit(() -> Thread.currentThread().isDaemon());
      assertEquals("chain", Workers.result(name));
      assertTrue(Workers.result(daemon));
    }
  }

  /** Each of two tasks waits for the other, so both must run at once. */
  @Test
  void thatManyRunAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    try (Workers workers = Workers.of(2, "pair")) {
      Future<Boolean> first = workers.submit(() -> meet(both));
      Future<Boolean> second = workers.submit(() -> meet(both));
      assertTrue(Workers.result(first));
      assertTrue(Workers.result(second));
    }
  }

  private static boolean meet(CountDownLatch latch) throws InterruptedException {
    latch.countDown();
    return latch.await(30, TimeUnit.SECONDS);
  }

  @Test
  void whatATaskThrowsIsThrownToTheCaller() {
    IllegalStateException fault = new IllegalStateException("no");
    AssertionError error = new AssertionError("worse");
    IOException checked = new IOException("file");
    try (Workers workers = Workers.of(1, "fault")) {
      assertSame(fault, thrownBy(workers, fault));
      assertSame(error, thrownBy(workers, error));
      assertSame(checked, thrownBy(workers, checked).getCause());
    }
  }

  private static Throwable thrownBy(Workers workers, Throwable fault) {
    Future<Integer> task =
        workers.submit(
            () -> {
              if (fault instanceof Error error) {
                throw error;
              }
              throw (Exception) fault;
            });
    return assertThrows(Throwable.class, () -> Workers.result(task));
  }

  @Test
  void closingInterruptsWhatStillRuns() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Workers workers = Workers.of(1, "endless");
    workers.submit(
        () -> {
          started.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return null;
        });
    assertTrue(started.await(30, TimeUnit.SECONDS));
    workers.close();
    assertTrue(interrupted.await(30, TimeUnit.SECONDS));
  }

  @Test
  void anInterruptOfTheCallerCancelsAndIsKept() {
    try (Workers workers = Workers.of(1, "slow")) {
      Future<Object> task =
          workers.submit(
              () -> {
                new CountDownLatch(1).await();
                return null;
              });
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, () -> Workers.result(task));
      assertTrue(Thread.interrupted());
    }
    assertFalse(Thread.currentThread().isInterrupted());
  }
}
