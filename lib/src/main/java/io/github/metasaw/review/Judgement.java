package io.github.metasaw.review;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.List;
import java.util.Locale;

/** A judgement of the risk of bias in a domain, by the words of RoB 2 and of ROBINS-I. */
public enum Judgement implements Named {
  /** Low risk, in both tools. */
  LOW("low", "Low", "+", List.of("low risk")),
  /** RoB 2. */
  SOME_CONCERNS("some-concerns", "Some concerns", "−", List.of("some concerns", "some")),
  /** ROBINS-I. */
  MODERATE("moderate", "Moderate", "−", List.of("moderate risk")),
  /** RoB 2. */
  HIGH("high", "High", "×", List.of("high risk")),
  /** ROBINS-I. */
  SERIOUS("serious", "Serious", "×", List.of("serious risk")),
  /** ROBINS-I. */
  CRITICAL("critical", "Critical", "!", List.of("critical risk")),
  /** No judgement is possible. */
  NO_INFORMATION(
      "no-information",
      "No information",
      "?",
      List.of("no information", "unclear", "unclear risk", "ni"));

  private final String id;
  private final String label;
  private final String sign;
  private final List<String> others;

  Judgement(String id, String label, String sign, List<String> others) {
    this.id = id;
    this.label = label;
    this.sign = sign;
    this.others = others;
  }

  /**
   * The judgement that a word stands for.
   *
   * @param word {@code low}, {@code some concerns}, {@code High risk}, {@code unclear} and the
   *     like, in any case; signs are not taken, because minus is a high risk in one program and
   *     some concerns in another
   * @return the judgement
   * @throws MetaException for another word
   */
  public static Judgement parse(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    for (Judgement judgement : values()) {
      if (judgement.id.equals(plain) || judgement.others.contains(plain)) {
        return judgement;
      }
    }
    throw MetaException.unknown(
        "judgement",
        word.strip(),
        "",
        List.of(
            "low", "some concerns", "moderate", "high", "serious", "critical", "no information"));
  }

  @Override
  public String id() {
    return id;
  }

  /** The judgement in words. */
  @Override
  public String label() {
    return label;
  }

  /**
   * The sign that stands for it where colours cannot be told apart.
   *
   * @return one character
   */
  public String sign() {
    return sign;
  }
}
