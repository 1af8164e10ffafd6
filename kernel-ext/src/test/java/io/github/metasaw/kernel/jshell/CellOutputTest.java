package io.github.metasaw.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CellOutputTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out =
      new CellOutput(new PrintStream(printed, true, StandardCharsets.UTF_8));

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void printsForCellsAndForTheKernel() throws Exception {
    out.print("kernel ");
    new CellRun()
        .within(
            () -> {
              out.print("μ");
              out.printf(" %d", 7);
              out.print(' ');
              out.print(new char[] {'o', 'k'});
              out.println(1.5);
              return out;
            },
            false);
    assertEquals("kernel μ 7 ok1.5" + System.lineSeparator(), printed());
  }

  @Test
  void aThreadLeftBehindPrintsNothingAndEnds() throws Exception {
    CellRun run = new CellRun();
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Integer> ends = new CompletableFuture<>();
    Thread cell =
        new Thread(
            () ->
                assertThrows(
                    CancellationException.class,
                    () ->
                        run.call(() -> ends.complete(endsOnceCancelled(run, begun)), null, false)));
    cell.start();
    begun.await();
    run.cancel();
    cell.join();
    assertEquals(10, ends.get(20, TimeUnit.SECONDS));
    out.print("next");
    assertEquals("next", printed());
  }

  /** How many of the ways to print end a thread whose cell was interrupted. */
  private int endsOnceCancelled(CellRun run, CountDownLatch begun) {
    begun.countDown();
    while (!run.isCancelled()) {
      Thread.onSpinWait();
    }
    List<Runnable> ways =
        List.of(
            () -> out.print(true),
            () -> out.print('c'),
            () -> out.print(1),
            () -> out.print(1L),
            () -> out.print(1f),
            () -> out.println(1.0),
            () -> out.println(new char[] {'c'}),
            () -> out.println("line"),
            () -> out.println((Object) List.of()),
            () -> out.printf("%d", 1));
    ways.forEach(way -> assertThrows(CancellationException.class, way::run));
    return ways.size();
  }

  @Test
  void theKernelIsNotEndedWhereItWorksForAnInterruptedCell() throws Exception {
    CellRun run = new CellRun();
    run.cancel();
    run.within(
        () -> {
          out.println("dropped");
          return out;
        },
        true);
    out.print("next");
    assertEquals("next", printed());
  }

  @Test
  void guardsAStreamOnce() {
    assertSame(out, CellOutput.of(out));
    assertTrue(CellOutput.of(System.out) instanceof CellOutput);
  }
}
