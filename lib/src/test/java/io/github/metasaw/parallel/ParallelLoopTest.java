package io.github.metasaw.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class ParallelLoopTest {

  @Test
  void everyNumberIsTakenOnce() {
    for (int block : new int[] {1, 7, 1000}) {
      AtomicIntegerArray taken = new AtomicIntegerArray(100);
      ParallelLoop.run(100, block, Progress.none(), taken::incrementAndGet);
      int[] ones = new int[100];
      Arrays.fill(ones, 1);
      int[] counts = new int[100];
      Arrays.setAll(counts, taken::get);
      assertArrayEquals(ones, counts);
    }
  }

  @Test
  void progressRisesToTheTotal() {
    List<Long> heard = new ArrayList<>();
    ParallelLoop.run(10, 3, (done, total) -> heard.add(done), i -> {});
    assertEquals(4, heard.size());
    assertEquals(10, heard.get(3));
  }

  @Test
  void aFaultOfOneNumberIsThrown() {
    IllegalStateException fault =
        assertThrows(
            IllegalStateException.class,
            () ->
                ParallelLoop.run(
                    20,
                    1,
                    Progress.none(),
                    i -> {
                      if (i == 11) {
                        throw new IllegalStateException("eleven");
                      }
                    }));
    assertEquals("eleven", fault.getMessage());
  }

  @Test
  void anInterruptEndsTheLoop() {
    Thread.currentThread().interrupt();
    try {
      assertThrows(
          CancellationException.class, () -> ParallelLoop.run(5, 1, Progress.none(), i -> {}));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }
}
