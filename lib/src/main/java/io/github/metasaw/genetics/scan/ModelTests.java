package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.pool.AncestryRegression;
import io.github.metasaw.genetics.pool.HanEskin;
import io.github.metasaw.genetics.pool.RestrictedLikelihood;
import io.github.metasaw.genetics.subset.BinaryEffects;
import java.io.Serializable;
import java.util.List;

/**
 * What the models that were asked for find of one SNP; NaN, or empty, for the others.
 *
 * @param re2 the random-effects test of Han and Eskin
 * @param reml random effects by REML
 * @param binary the binary effects test
 * @param mValues posterior probability of each study that it has the effect, NaN where the SNP is
 *     missing, in the order of the studies [k]
 * @param ancestry regression on axes of ancestry
 */
public record ModelTests(
    HanEskin re2,
    RestrictedLikelihood reml,
    BinaryEffects binary,
    List<Double> mValues,
    AncestryRegression ancestry)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Of a scan without such models. */
  static final ModelTests NONE =
      new ModelTests(
          HanEskin.NONE,
          RestrictedLikelihood.NONE,
          BinaryEffects.NONE,
          List.of(),
          AncestryRegression.NONE);

  /** Copies the list. */
  public ModelTests {
    mValues = List.copyOf(mValues);
  }

  /** The least of the logarithms of p values; NaN without any. */
  double leastLogP() {
    double[] all = {
      re2.logP(),
      reml.logP(),
      binary.logP(),
      ancestry.logP(),
      ancestry.logPAncestry(),
      ancestry.logPResidual()
    };
    double least = Double.NaN;
    for (double logP : all) {
      least = Double.isNaN(logP) || least <= logP ? least : logP;
    }
    return least;
  }
}
