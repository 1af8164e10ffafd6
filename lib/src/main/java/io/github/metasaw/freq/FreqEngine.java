package io.github.metasaw.freq;

/** The frequentist engine: studies, design and options give a fit. */
public final class FreqEngine {

  private FreqEngine() {}
}
