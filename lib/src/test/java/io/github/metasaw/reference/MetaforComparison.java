package io.github.metasaw.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.MetaforCalls.OtherComputation;
import io.github.metasaw.reference.RValue.Elements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * How the expectations of one of metafor's test files come out with this library: which agree
 * within the tolerance that the test file gives them, which differ, and why others are not
 * answered.
 */
final class MetaforComparison {

  /** Columns and elements of R's results that name studies or say how to print them. */
  private static final Set<String> LABELS =
      Set.of(
          "study", "trial", "slab", "digits", "ids", "transf", "m", "inf", "not.na", "is.infl",
          "order");

  /** What the tests of R look at besides numbers: it is counted, but cannot agree. */
  private static final Set<String> NOT_NUMBERS =
      Set.of("pictures of R", "errors of R", "text of R", "the function names of R");

  /** How reasons begin that name numbers of a package that metafor calls. */
  static final String APPROXIMATION = "an approximation of the package ";

  private int agree;
  private final List<String> differ = new ArrayList<>();
  private final Map<String, Integer> notOffered = new TreeMap<>();
  private final List<String> open = new ArrayList<>();
  private int approximations;
  private int notNumbers;

  private MetaforComparison() {}

  /** Compares all expectations of a recorded file. */
  static MetaforComparison of(JsonNode root) {
    MetaforComparison comparison = new MetaforComparison();
    RecordedResults results = new RecordedResults(root.get("calls"));
    RInterpreter interpreter = new RInterpreter(results::result);
    for (JsonNode expectation : root.get("expectations")) {
      try {
        comparison.count(interpreter, expectation);
      } catch (NotAnswered reason) {
        comparison.leaveOut(expectation, reason.getMessage());
      } catch (MetaException refused) {
        comparison.leaveOut(expectation, "refused by this library: " + refused.getMessage());
      }
    }
    return comparison;
  }

  private void leaveOut(JsonNode expectation, String reason) {
    if (NOT_NUMBERS.contains(reason)) {
      notNumbers++;
    } else if (reason.startsWith(APPROXIMATION)) {
      approximations++;
    } else {
      notOffered.merge(reason, 1, Integer::sum);
      open.add(reason + ": " + expectation.get("expression").asText());
    }
  }

  /** Each expectation that is not offered, with the reason. */
  List<String> open() {
    return open;
  }

  int approximations() {
    return approximations;
  }

  int notNumbers() {
    return notNumbers;
  }

  int notOfferedCount() {
    return notOffered.values().stream().mapToInt(Integer::intValue).sum();
  }

  int agree() {
    return agree;
  }

  List<String> differ() {
    return differ;
  }

  Map<String, Integer> notOffered() {
    return notOffered;
  }

  private void count(RInterpreter interpreter, JsonNode expectation) {
    String expression = expectation.get("expression").asText();
    if (expression.contains("vistest")) {
      throw new NotAnswered("pictures of R");
    }
    if (expectation.get("kind").asText().matches("error|runs|null")) {
      throw new NotAnswered("errors of R");
    }
    if (!expectation.get("traced").asBoolean()) {
      throw new NotAnswered("expressions that no recorded call is seen in");
    }
    double tolerance = expectation.get("tolerance").asDouble();
    if (expectation.has("expected_expression")) {
      Optional<double[]> values = own(interpreter, expression);
      Optional<double[]> expected =
          own(interpreter, expectation.get("expected_expression").asText());
      if (values.isEmpty() && expected.isEmpty()) {
        throw new NotAnswered("numbers of other packages on both sides");
      }
      tally(
          expectation,
          values.orElseGet(() -> recorded(expectation.path("value"))),
          expected.orElseGet(() -> recorded(expectation.path("expected"))),
          tolerance);
      return;
    }
    RValue value = interpreter.value(RExpression.parse(expression));
    JsonNode wanted = expectation.get("expected");
    if (value instanceof RValue.Text text && isText(wanted)) {
      countText(expectation, text.values(), wanted);
    } else if (wanted.isObject() && value instanceof Elements table) {
      countTable(expectation, table, wanted, tolerance);
    } else if (!isNumeric(wanted)) {
      throw new NotAnswered("text of R");
    } else {
      tally(expectation, RValue.numbers(value), ReferenceFile.numbers(wanted), tolerance);
    }
  }

  /**
   * One side of a comparison, by this library; empty for what R computed without metafor, as by
   * {@code lm}.
   */
  private static Optional<double[]> own(RInterpreter interpreter, String expression) {
    try {
      return Optional.of(RValue.numbers(interpreter.value(RExpression.parse(expression))));
    } catch (OtherComputation other) {
      return Optional.empty();
    }
  }

  /** The numbers that R gave. */
  private static double[] recorded(JsonNode numbers) {
    if (!isNumeric(numbers)) {
      throw new NotAnswered("text of R");
    }
    return ReferenceFile.numbers(numbers);
  }

  private void tally(JsonNode expectation, double[] values, double[] expected, double tolerance) {
    if (values.length < expected.length
        && values.length == Arrays.stream(expected).filter(v -> !Double.isNaN(v)).count()) {
      throw new NotAnswered("results that have the rows that were left out");
    }
    if (agrees(values, expected, tolerance)) {
      agree++;
    } else {
      differ.add(
          "%s (%s): %s, was %s; R %s"
              .formatted(
                  expectation.get("expression").asText(),
                  expectation.get("test").asText(),
                  shortened(Arrays.toString(expected)),
                  shortened(Arrays.toString(values)),
                  shortened(expectation.get("value").toString())));
    }
  }

  private static String shortened(String text) {
    return text.length() > 160 ? text.substring(0, 160) + "..." : text;
  }

  /** A table or list agrees if all its numbers do, apart from those that name studies. */
  private void countTable(JsonNode expectation, Elements table, JsonNode wanted, double tolerance) {
    List<double[]> values = new ArrayList<>();
    for (Map.Entry<String, JsonNode> column : wanted.properties()) {
      if (LABELS.contains(column.getKey()) || !isNumeric(column.getValue())) {
        continue;
      }
      RValue own = table.values().get(column.getKey());
      if (own == null) {
        throw new NotAnswered("no column " + column.getKey());
      }
      double[] expected = ReferenceFile.numbers(column.getValue());
      double[] rows = RValue.numbers(own);
      if (!agrees(
          Arrays.copyOf(rows, Math.min(rows.length, expected.length)), expected, tolerance)) {
        tally(expectation, rows, expected, tolerance);
        return;
      }
      values.add(expected);
    }
    if (values.isEmpty()) {
      throw new NotAnswered("text of R");
    }
    agree++;
  }

  private static boolean isText(JsonNode node) {
    return node.isTextual()
        || node.isArray()
            && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isTextual);
  }

  /** Names and measures that this library gives too. */
  private void countText(JsonNode expectation, List<String> own, JsonNode wanted) {
    List<String> all = new ArrayList<>();
    if (wanted.isTextual()) {
      all.add(wanted.asText());
    }
    wanted.forEach(one -> all.add(one.asText()));
    if (own.equals(all)) {
      agree++;
    } else {
      differ.add(
          "%s (%s): %s, was %s"
              .formatted(
                  expectation.get("expression").asText(),
                  expectation.get("test").asText(),
                  all,
                  own));
    }
  }

  private static boolean isNumeric(JsonNode node) {
    if (node.isNumber() || node.isBoolean()) {
      return true;
    }
    return node.isArray()
        && StreamSupport.stream(node.spliterator(), false)
            .anyMatch(value -> value.isNumber() || value.isBoolean());
  }

  /** As R's all.equal: the mean difference, relative to the mean of what is expected. */
  private static boolean agrees(double[] values, double[] expected, double tolerance) {
    if (values.length != expected.length) {
      return false;
    }
    double difference = 0;
    double size = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i]) != Double.isNaN(expected[i])) {
        return false;
      }
      if (!Double.isNaN(values[i]) && values[i] != expected[i]) {
        difference += Math.abs(values[i] - expected[i]);
      }
      if (!Double.isNaN(values[i]) && !Double.isInfinite(expected[i])) {
        size += Math.abs(expected[i]);
      }
    }
    return difference <= tolerance * (size > tolerance * values.length ? size : values.length);
  }
}
