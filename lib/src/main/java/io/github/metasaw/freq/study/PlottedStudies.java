package io.github.metasaw.freq.study;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import java.util.Arrays;
import java.util.List;

/** The studies of a fit with one tau2, where their estimates are independent. */
record PlottedStudies(FrequentistFit fit, FreqOptions options) {

  /**
   * The studies of a fit.
   *
   * @param fit of any model
   * @param what needs them, as the subject of a message in the singular
   * @throws MetaException for a model with a structure of its covariance
   */
  static PlottedStudies of(FrequentistFit fit, String what) {
    FreqOptions options =
        FreqEngine.oneVarianceOptions(fit)
            .orElseThrow(
                () ->
                    MetaException.of(
                        what
                            + " needs independent studies with one tau2, and this model has a"
                            + " structure of its covariance"));
    return new PlottedStudies(fit, options);
  }

  /** The same, of a model without moderators. */
  static PlottedStudies withoutModerators(FrequentistFit fit, String what) {
    PlottedStudies rows = of(fit, what);
    if (!fit.design().isInterceptOnly()) {
      throw MetaException.format(
          "%s needs one pooled effect, and this model has the moderators %s; fit it without them",
          what, String.join(", ", fit.design().names()));
    }
    return rows;
  }

  /** The same, refused if a study is infinitely precise. */
  PlottedStudies positive(String what) {
    double[] vi = vi();
    for (int i = 0; i < vi.length; i++) {
      if (vi[i] == 0) {
        throw MetaException.format(
            "%s needs sampling variances above 0, and that of '%s' is 0; leave the row out",
            what, labels().get(i));
      }
    }
    return this;
  }

  int k() {
    return fit.studies().k();
  }

  List<String> labels() {
    return fit.studies().labels();
  }

  double[] yi() {
    return fit.studies().yi();
  }

  double[] vi() {
    return fit.studies().vi();
  }

  double[] sei() {
    return Arrays.stream(vi()).map(Math::sqrt).toArray();
  }

  /** Variance of the estimates about their mean, vi + tau2 [k]. */
  double[] variances() {
    double tau2 = fit.tau2();
    return Arrays.stream(vi()).map(v -> v + tau2).toArray();
  }
}
