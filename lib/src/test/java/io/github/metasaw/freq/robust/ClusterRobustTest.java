package io.github.metasaw.freq.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

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

  /** The joint test of one coefficient is its t test squared, whatever the type. */
  @Test
  void ofOneCoefficientTheJointTestIsTheSquareOfT() {
    FrequentistFit fit = Meta.fit(Dataset.BCG.table(), "yi ~ ablat");
    for (String type : List.of("CR0", "CR1", "CR2")) {
      FrequentistFit.ModeratorTest joint = fit.robustInference("alloc", type).moderatorTest();
      Table table = fit.robust("alloc", type);
      double t = table.doubleColumn("statistic").getDouble(1);
      assertEquals(t * t, joint.statistic(), 1e-9 * t * t, type);
      assertEquals(table.doubleColumn("df").getDouble(1), joint.df2(), 1e-9, type);
      assertEquals(table.doubleColumn("p").getDouble(1), joint.p(), 1e-9, type);
    }
  }

  /** Three clusters cannot test two coefficients: HTZ has less than one degree of freedom. */
  @Test
  void tooFewClustersHaveNoJointTest() {
    FrequentistFit fit = Meta.fit(Dataset.BCG.table(), "yi ~ 0 + ablat + year");
    FrequentistFit.ModeratorTest joint = fit.robustInference("alloc", "CR2").moderatorTest();
    assertTrue(Double.isNaN(joint.p()) == joint.df2() <= 0, joint.toString());
  }

  @Test
  void anUnknownKindOrColumnIsRefused() {
    FrequentistFit fit = Meta.fit(Dataset.BCG.table(), "yi ~ 1");
    assertThrows(MetaException.class, () -> fit.robust("trial", "CR5"));
    assertThrows(MetaException.class, () -> fit.robust("trials", "CR2"));
  }
}
