package io.github.metasaw.plot.forest;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Theme;
import java.util.Locale;

/**
 * The order of columns and the wording of a forest plot, as some journals and programs have them.
 */
public enum ForestStyle implements Named {
  /** Data, plot, estimates, weights. */
  DEFAULT("Metasaw", "Study", Theme.ACCENT, Theme.ACCENT),
  /** As Review Manager: data, weights and estimates, then the plot. */
  REVMAN("Review Manager", "Study or subgroup", Theme.ACCENT, Theme.INK),
  /** As in JAMA: data as events/total, estimates, plot, weights. */
  JAMA("JAMA", "Source", Theme.INK, Theme.MUTED),
  /** As in the BMJ: data as events/total, plot, weights, estimates. */
  BMJ("The BMJ", "Study", Theme.ACCENT, Theme.ACCENT);

  private final String label;
  private final String studyHead;
  private final String square;
  private final String diamond;

  ForestStyle(String label, String studyHead, String square, String diamond) {
    this.label = label;
    this.studyHead = studyHead;
    this.square = square;
    this.diamond = diamond;
  }

  /**
   * The style of a name.
   *
   * @param name {@code default}, {@code revman}, {@code jama} or {@code bmj}; upper and lower case
   *     alike
   * @return the style
   * @throws MetaException with the nearest name for any other
   */
  public static ForestStyle parse(String name) {
    return Named.parse("layout", name, values());
  }

  /**
   * The name by which it is asked for.
   *
   * @return {@code default}, {@code revman}, {@code jama} or {@code bmj}
   */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whose style it is.
   *
   * @return the journal or program
   */
  @Override
  public String label() {
    return label;
  }

  /** The heading over the labels of studies. */
  String studyHead() {
    return studyHead;
  }

  /** The colour of studies' squares. */
  String square() {
    return square;
  }

  /** The colour of the diamonds of pooled effects. */
  String diamond() {
    return diamond;
  }

  /** Whether events and totals share a column. */
  boolean joinsEvents() {
    return isOfJournal();
  }

  private boolean isOfJournal() {
    return this == JAMA || this == BMJ;
  }

  /** Whether estimates stand at the left of the plot. */
  boolean hasEstimatesAtLeft() {
    return this == REVMAN || this == JAMA;
  }

  /** Whether weights stand at the left of the plot. */
  boolean hasWeightsAtLeft() {
    return this == REVMAN;
  }

  /** Whether weights come before the estimates on the same side. */
  boolean hasWeightsFirst() {
    return this == REVMAN || this == BMJ;
  }

  /** Whether every second study stands on a pale ground. */
  boolean isStriped() {
    return this == DEFAULT;
  }

  /** Whether an estimate and its interval are one text, which has no columns of its own. */
  boolean joinsIntervals() {
    return isOfJournal();
  }

  /** Whether a single pooled effect is called the total, and its model stands in the heading. */
  boolean namesModelInHead() {
    return this == REVMAN;
  }

  /** Whether the test of the overall effect is told below. */
  boolean tellsTest() {
    return this != DEFAULT;
  }

  /** What follows the name of the effect in its heading: {@code [95 % CI]}. */
  String intervalHead(String words) {
    return isOfJournal() ? "(" + words + ")" : "[" + words + "]";
  }

  /** Confidence in per cent: {@code 95 %}, and {@code 95%} in journals. */
  String percent(double level) {
    return written(Digits.percent(level));
  }

  /** Words with signs of per cent as the style has them. */
  String written(String words) {
    return this == DEFAULT ? words : words.replace(" %", "%");
  }

  /** The heading of a single column of weights. */
  String weightHead() {
    return switch (this) {
      case DEFAULT, REVMAN -> "Weight";
      case JAMA -> "Weight, %";
      case BMJ -> "Weight (%)";
    };
  }

  /** A weight in per cent. */
  String weight(double weight) {
    String number = Digits.fixed(weight, 1);
    return isOfJournal() ? number : this == REVMAN ? number + "%" : number + " %";
  }

  /** The bounds of an interval in one text: {@code (0.13-1.26)}, {@code (0.13 to 1.26)}. */
  String interval(String lower, String upper) {
    boolean isPlain = this == JAMA && !lower.startsWith("-") && !upper.startsWith("-");
    return isOfJournal()
        ? "(" + lower + (isPlain ? "-" : " to ") + upper + ")"
        : "[" + lower + ", " + upper + "]";
  }
}
