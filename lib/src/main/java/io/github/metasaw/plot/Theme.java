package io.github.metasaw.plot;

/** Colours, safe for colour-blind readers and in grey print, on white. */
final class Theme {

  static final String INK = "#1b1f24";
  static final String MUTED = "#56606b";
  static final String RULE = "#aab3bd";
  static final String ZEBRA = "#f4f6f8";
  static final String ACCENT = "#1f5fa8";
  static final String LIGHT = "#a9c4e4";
  static final String WARM = "#b3541e";
  static final String WHITE = "#ffffff";

  private Theme() {}
}
