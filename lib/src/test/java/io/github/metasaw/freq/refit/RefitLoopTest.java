package io.github.metasaw.freq.refit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.parallel.Progress;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RefitLoopTest {

  @Test
  void refitsInTurnComeInOrder() {
    List<Integer> order = new ArrayList<>();
    RefitLoop.inTurn(5, order::add);
    assertEquals(List.of(0, 1, 2, 3, 4), order);
  }

  @Test
  void anInterruptEndsRefitsInTurn() {
    List<Integer> order = new ArrayList<>();
    try {
      assertThrows(
          CancellationException.class,
          () ->
              RefitLoop.inTurn(
                  5,
                  i -> {
                    order.add(i);
                    if (i == 1) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    } finally {
      Thread.interrupted();
    }
    assertEquals(List.of(0, 1), order);
  }

  /** Every draw has the stream of its number, whichever thread it comes to. */
  @Test
  void randomRefitsHaveStreamsOfTheirOwn() {
    double[][] drawn =
        RefitLoop.random(
            40, 20, Progress.none(), (draw, random) -> new double[] {draw, random.nextGaussian()});
    var streams = Streams.of(20).chains(40);
    for (int d = 0; d < 40; d++) {
      assertArrayEquals(new double[] {d, streams.get(d).nextGaussian()}, drawn[d]);
    }
  }

  @Test
  void progressCountsEveryDraw() {
    List<Long> heard = new ArrayList<>();
    RefitLoop.random(30, 1, (done, total) -> heard.add(done), (draw, random) -> new double[0]);
    assertEquals(LongStream.rangeClosed(1, 30).boxed().toList(), heard);
  }

  @Test
  void anInterruptEndsRandomRefits() {
    Thread.currentThread().interrupt();
    try {
      assertThrows(
          CancellationException.class,
          () -> RefitLoop.random(1000, 1, Progress.none(), (draw, random) -> new double[1000]));
    } finally {
      Thread.interrupted();
    }
    assertFalse(Thread.currentThread().isInterrupted());
  }
}
