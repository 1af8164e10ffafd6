package io.github.metasaw.freq.study;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;

/** Fits of the thirteen trials of BCG for the tests of this package. */
final class StudyFits {

  private StudyFits() {}

  static FrequentistFit bcg(String method) {
    return bcg("yi ~ 1", FreqOptions.defaults().withMethod(method));
  }

  static FrequentistFit bcg(String model, FreqOptions options) {
    return Meta.fit(Meta.dataset("bcg"), model, options);
  }
}
