package io.github.metasaw.exercise;

import io.github.metasaw.Meta;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import tech.tablesaw.api.Table;

/** Fits and tails that several exercises need. */
final class Models {

  /** The standard normal quantile of 95 % intervals. */
  static final double Z95 = Normal.quantile(0.975);

  /** The one of 90 % intervals, often taken for it. */
  static final double Z90 = Normal.quantile(0.95);

  private Models() {}

  /** A model without moderators. */
  static FrequentistFit fit(Table table, String method) {
    return Meta.fit(Meta.studies(table).read(), FreqOptions.defaults().withMethod(method));
  }
}
