package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.KnownV;
import io.github.metasaw.data.StudyReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class CovariancesTest {

  /** An engine for independent rows must not take the variances and forget the covariances. */
  @Test
  void correlatedSamplingErrorsAreRefused() {
    Table dat = Table.create("dat", DoubleColumn.create("yi", 0.1, 0.2));
    KnownV v = KnownV.dense(new double[][] {{0.1, 0.05}, {0.05, 0.1}});
    StudyReader reader = StudyReader.of(dat).V(v);
    assertEquals(
        "V has covariances (dense), but Bayesian models take independent sampling errors",
        assertThrows(
                MetaException.class,
                () -> Meta.bayes(reader, TEXT, Map.of(), BayesOptions.defaults()))
            .getMessage());
  }

  private static final String TEXT = "yi ~ 1 + meta_V(V = V)\nprior tau = half_normal(sd = 1)";
}
