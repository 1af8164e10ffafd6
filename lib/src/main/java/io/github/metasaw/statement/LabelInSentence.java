package io.github.metasaw.statement;

import java.util.List;

/** Labels of measures and scales, which begin with a capital, as words within a sentence. */
public final class LabelInSentence {

  /** People after whom measures are called. */
  private static final List<String> NAMES =
      List.of("Peto", "Yule", "Cohen", "Hedges", "Fisher", "Cronbach");

  private LabelInSentence() {}

  /**
   * A label within a sentence; names of people and abbreviations keep their capitals.
   *
   * @param label for example {@code Risk ratio}
   * @return {@code risk ratio}, {@code Peto odds ratio}, {@code R²}
   */
  public static String of(String label) {
    boolean isWord = label.length() > 1 && Character.isLowerCase(label.charAt(1));
    return isWord && NAMES.stream().noneMatch(label::startsWith)
        ? Character.toLowerCase(label.charAt(0)) + label.substring(1)
        : label;
  }

  /** The same with its article: {@code an odds ratio}, {@code an R²}. */
  static String withArticle(String label) {
    String words = of(label);
    return (words.matches("[aeiou].*|[AEFHILMNORSX]([^a-z].*)?") ? "an " : "a ") + words;
  }
}
