package io.github.metasaw.plot.regression;

import static io.github.metasaw.plot.regression.RegressionSamples.data;
import static io.github.metasaw.plot.regression.RegressionSamples.inSight;
import static io.github.metasaw.plot.regression.RegressionSamples.restoration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.RegressionFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryDataTest {

  @Test
  void recoveryCountsTheIntervalsThatHoldTheTruth() {
    FrequentistFit fit = restoration();
    double[] at = fit.beta();
    RecoveryData data = RecoveryData.of(List.of(fit, fit), at);
    assertEquals(1, data.rows().get(2).coverage());
    at[2] += 2.1 * fit.standardErrors()[2];
    assertEquals(0, RecoveryData.of(List.of(fit, fit), at).rows().get(2).coverage());
    inSight(RegressionFigures.recovery(List.of(fit, fit), at));
    assertThrows(MetaException.class, () -> RegressionFigures.recovery(List.of(fit), 1, 2));
  }
}
