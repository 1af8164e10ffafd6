package io.github.metasaw.freq.program;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a program does by default, and how that is known.
 *
 * @param setting the choice
 * @param words what the program chooses
 * @param source where it is written
 * @param printed a result of the program, printed somewhere, that this library has been compared
 *     with; null where nothing was compared
 */
public record ProgramRule(
    ProgramSetting setting, String words, String source, @Nullable String printed) {

  /** A rule that is known from a manual or a source alone. */
  static ProgramRule stated(ProgramSetting setting, String words, String source) {
    return new ProgramRule(setting, words, source, null);
  }

  /**
   * The printed result that the numbers of this library were compared with.
   *
   * @return empty where the rule is taken from the manual alone
   */
  public Optional<String> comparedWith() {
    return Optional.ofNullable(printed);
  }

  /**
   * How the rule is known, in words.
   *
   * @return the printed result, or that there was none
   */
  public String evidence() {
    return comparedWith()
        .map(example -> "compared with " + example)
        .orElse("by its manual, not compared");
  }
}
