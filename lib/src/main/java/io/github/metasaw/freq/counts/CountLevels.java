package io.github.metasaw.freq.counts;

import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;

/** Rough levels of studies, where searches begin. */
final class CountLevels {

  private CountLevels() {}

  /**
   * Log odds or log rate of the second group, with 1/2 added to both counts.
   *
   * @param data of two groups
   * @param i the study, from 0
   */
  static double of(CountData data, int i) {
    if (data instanceof TwoByTwoTables tables) {
      return Math.log((tables.ci()[i] + 0.5) / (tables.di()[i] + 0.5));
    }
    TwoGroupRates rates = (TwoGroupRates) data;
    return Math.log((rates.x2i()[i] + 0.5) / rates.t2i()[i]);
  }
}
