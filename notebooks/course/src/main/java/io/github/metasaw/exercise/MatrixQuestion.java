package io.github.metasaw.exercise;

import io.github.metasaw.data.covariance.KnownV;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question whose answer is a square matrix, as an array or as a {@link KnownV}. */
final class MatrixQuestion extends Question {

  private static final double THREE_DIGITS = 0.005;

  private final double[][] right;
  private final List<Mistake<double[][]>> mistakes;
  private final String nudge;

  private MatrixQuestion(
      String name,
      String asked,
      double[][] right,
      List<Mistake<double[][]>> mistakes,
      String nudge) {
    super(name, asked);
    this.right = right;
    this.mistakes = List.copyOf(mistakes);
    this.nudge = nudge;
  }

  /** A question; parameters as in {@link NumberQuestion#of}. */
  static MatrixQuestion of(String name, String asked, double[][] right, String nudge) {
    return new MatrixQuestion(name, asked, right, List.of(), nudge);
  }

  /** The same with a typical wrong answer more; the first that fits is told. */
  MatrixQuestion mistake(double[][] answer, String words) {
    List<Mistake<double[][]>> more = new ArrayList<>(mistakes);
    more.add(new Mistake<>(answer, words));
    return new MatrixQuestion(name(), asked(), right, more, nudge);
  }

  @Override
  String form() {
    return right.length + " × " + right.length + " matrix";
  }

  double[][] right() {
    return right;
  }

  List<Mistake<double[][]>> mistakes() {
    return mistakes;
  }

  @Override
  boolean isEmpty(Object answer) {
    return answer instanceof double[][] rows
        && Arrays.stream(rows).flatMapToDouble(Arrays::stream).allMatch(Double::isNaN);
  }

  @Override
  @Nullable String reconsider(Object answer) {
    double[][] given =
        answer instanceof KnownV v
            ? v.toArray()
            : answer instanceof double[][] rows ? rows : new double[0][];
    int n = right.length;
    if (given.length != n || Arrays.stream(given).anyMatch(row -> row.length != n)) {
      return "A matrix of " + n + " rows and as many columns is asked for, a double[][] or KnownV.";
    }
    if (near(given, right)) {
      return null;
    }
    for (Mistake<double[][]> mistake : mistakes) {
      if (near(given, mistake.answer())) {
        return mistake.words();
      }
    }
    return nudge;
  }

  private static boolean near(double[][] given, double[][] target) {
    for (int i = 0; i < target.length; i++) {
      for (int j = 0; j < target.length; j++) {
        double gap = Math.abs(given[i][j] - target[i][j]);
        if (!(gap <= THREE_DIGITS * Math.abs(target[i][j]))) {
          return false;
        }
      }
    }
    return true;
  }
}
