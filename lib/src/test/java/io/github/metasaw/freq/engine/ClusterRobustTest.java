package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import org.junit.jupiter.api.Test;

class ClusterRobustTest {

  /** Each study a cluster of its own: White's estimator for the weighted mean. */
  @Test
  void ofSingleStudiesItIsTheSumOfSquaredWeightedResiduals() {
    FrequentistFit fit = Meta.fit(Dataset.BCG.table(), "yi ~ 1");
    double[] yi = fit.studies().yi();
    double[] vi = fit.studies().vi();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < yi.length; i++) {
      double w = 1 / (vi[i] + fit.tau2());
      double r = yi[i] - fit.estimate();
      sum += w;
      squares += w * w * r * r;
    }
    double cr0 = Math.sqrt(squares) / sum;
    assertEquals(cr0, fit.robust("trial", "CR0").doubleColumn("se").get(0), 1e-7);
    double cr1 = cr0 * Math.sqrt(13.0 / 12);
    assertEquals(cr1, fit.robust("trial", "CR1").doubleColumn("se").get(0), 1e-7);
  }

  @Test
  void anUnknownKindOrColumnIsRefused() {
    FrequentistFit fit = Meta.fit(Dataset.BCG.table(), "yi ~ 1");
    assertThrows(MetaException.class, () -> fit.robust("trial", "CR5"));
    assertThrows(MetaException.class, () -> fit.robust("trials", "CR2"));
  }
}
