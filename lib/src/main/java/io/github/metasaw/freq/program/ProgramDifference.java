package io.github.metasaw.freq.program;

/**
 * A setting that a fit and a program choose differently.
 *
 * @param setting what is chosen
 * @param here the choice of the fit, in words
 * @param there the choice of the program, in words
 */
public record ProgramDifference(ProgramSetting setting, String here, String there) {

  /**
   * The difference in words.
   *
   * @return as in "prediction interval: normal here, t with k - p df there"
   */
  public String words() {
    return "%s: %s here, %s there".formatted(setting.label(), here, there);
  }
}
