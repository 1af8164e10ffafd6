package io.github.metasaw.exercise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A question whose answer is a number. Three significant digits are enough, unless said else. */
final class NumberQuestion extends Question {

  private static final double THREE_DIGITS = 0.005;
  private static final double TWO_DIGITS = 0.02;
  private static final String CLOSE = "Close. Was something rounded on the way? Give three digits.";

  private final double right;
  private final double tolerance;
  private final List<Mistake<Double>> mistakes;
  private final String nudge;

  private NumberQuestion(
      String name,
      String asked,
      double right,
      double tolerance,
      List<Mistake<Double>> mistakes,
      String nudge) {
    super(name, asked);
    this.right = right;
    this.tolerance = tolerance;
    this.mistakes = List.copyOf(mistakes);
    this.nudge = nudge;
  }

  /**
   * A question.
   *
   * @param name of the variable that takes the answer
   * @param asked what it is, without article at the start of a sentence or final stop
   * @param right the answer, computed
   * @param nudge a sentence for answers that are wrong in no known way
   */
  static NumberQuestion of(String name, String asked, double right, String nudge) {
    return new NumberQuestion(name, asked, right, THREE_DIGITS, List.of(), nudge);
  }

  /** The same with another relative tolerance. */
  NumberQuestion within(double relative) {
    return new NumberQuestion(name(), asked(), right, relative, mistakes, nudge);
  }

  /** The same with a typical wrong answer more; the nearest is told. */
  NumberQuestion mistake(double answer, String words) {
    List<Mistake<Double>> more = new ArrayList<>(mistakes);
    more.add(new Mistake<>(answer, words));
    return new NumberQuestion(name(), asked(), right, tolerance, more, nudge);
  }

  @Override
  String form() {
    return "number";
  }

  double right() {
    return right;
  }

  List<Mistake<Double>> mistakes() {
    return mistakes;
  }

  @Override
  boolean isEmpty(Object answer) {
    return answer instanceof Number number && Double.isNaN(number.doubleValue());
  }

  @Override
  @Nullable String reconsider(Object answer) {
    if (!(answer instanceof Number number)) {
      return "A number is asked for.";
    }
    double given = number.doubleValue();
    if (Double.isInfinite(given)) {
      return "This is infinite. Was something divided by 0?";
    }
    double off = gap(given, right);
    if (off <= tolerance) {
      return null;
    }
    Optional<Mistake<Double>> nearest =
        mistakes.stream().min(Comparator.comparingDouble(m -> gap(given, m.answer())));
    if (nearest.isPresent() && gap(given, nearest.get().answer()) < Math.min(off, TWO_DIGITS)) {
      return nearest.get().words();
    }
    if (off < TWO_DIGITS) {
      return CLOSE;
    }
    for (Slip slip : Slip.values()) {
      if (right != 0 && gap(given, slip.of(right)) <= THREE_DIGITS) {
        return slip.words();
      }
    }
    return nudge;
  }

  /** The relative distance, for some of the numbers are tiny; to 0 it is 0 or infinite. */
  private static double gap(double given, double target) {
    return given == target ? 0 : Math.abs(given - target) / Math.abs(target);
  }
}
