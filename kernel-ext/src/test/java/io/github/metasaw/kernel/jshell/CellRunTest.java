package io.github.metasaw.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CellRunTest {

  private final CellRun run = new CellRun();

  private void cancelWhen(CountDownLatch begun) {
    new Thread(
            () -> {
              try {
                begun.await();
                run.cancel();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            })
        .start();
  }

  @Test
  void whatAUserWroteRunsOnAThreadOfTheCell() throws Exception {
    assertSame(run, run.call(CellRun::current, null, false));
    assertFalse(run.call(CellRun::isInJava, null, false));
    assertTrue(run.call(CellRun::isInJava, null, true));
    assertNull(CellRun.current());
    assertThrows(
        IOException.class,
        () ->
            run.call(
                () -> {
                  throw new IOException("as it was thrown");
                },
                null,
                false));
  }

  @Test
  void anInterruptEndsWhatSleeps() {
    CountDownLatch begun = new CountDownLatch(1);
    cancelWhen(begun);
    assertThrows(
        CancellationException.class,
        () ->
            run.call(
                () -> {
                  begun.countDown();
                  Thread.sleep(60_000);
                  return 1;
                },
                null,
                false));
  }

  @Test
  void whatNeverLooksIsLeftBehind() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean goesOn = new AtomicBoolean(true);
    cancelWhen(begun);
    assertThrows(
        CancellationException.class,
        () ->
            run.call(
                () -> {
                  begun.countDown();
                  while (goesOn.get()) {
                    Thread.onSpinWait();
                  }
                  return 1;
                },
                null,
                false));
    goesOn.set(false);
  }

  @Test
  void anInterruptBeforeTheBeginningCountsToo() {
    run.cancel();
    assertThrows(CancellationException.class, () -> run.call(() -> 1, null, false));
    assertThrows(CancellationException.class, run::check);
  }

  @Test
  void workOfTheKernelGoesOnWhileTheCellEnds() throws Exception {
    CountDownLatch leave = new CountDownLatch(1);
    FutureTask<Integer> work =
        new FutureTask<>(
            () -> {
              leave.await();
              return 7;
            });
    new Thread(work).start();
    run.cancel();
    assertThrows(CancellationException.class, () -> run.await(work));
    leave.countDown();
    assertEquals(7, work.get(10, TimeUnit.SECONDS));
    assertEquals(7, new CellRun().await(work));
  }
}
