package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class MantraStepsTest {

  @Test
  void reportsOnceInAThousandAndTwentyFour() {
    List<Long> done = new ArrayList<>();
    MantraSteps steps =
        new MantraSteps(
            (stage, count, total) -> {
              assertEquals(MantraListener.Stage.EFFECTS, stage);
              assertEquals(3000, total);
              done.add(count);
            },
            MantraListener.Stage.EFFECTS,
            3000);
    for (int i = 0; i < 3000; i++) {
      steps.next();
    }
    assertEquals(List.of(1024L, 2048L), done);
  }

  @Test
  void anInterruptStops() {
    MantraSteps steps = new MantraSteps(MantraListener.NONE, MantraListener.Stage.CENTRES, 5000);
    Thread.currentThread().interrupt();
    try {
      assertThrows(
          CancellationException.class,
          () -> {
            for (int i = 0; i < 2000; i++) {
              steps.next();
            }
          });
    } finally {
      Thread.interrupted();
    }
  }
}
