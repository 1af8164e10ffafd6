package io.github.metasaw.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The expectations of metafor's own test files, answered by this library: how many apply, agree and
 * differ, file by file. An expectation agrees when it holds within the tolerance that its test file
 * gives it. The files are written by {@code src/test/r/record_metafor_tests.R}.
 */
class MetaforTestsTest {

  /** {@code sqrt(.$tau2)}, {@code .$yi[1]}, {@code c(.$yi)}, {@code .}. */
  private static final Pattern QUANTITY =
      Pattern.compile("(?<f>sqrt|c|coef|se)?\\(?\\.(\\$(?<name>[\\w.]+?))?(\\[(?<i>\\d+)\\])?\\)?");

  private static final String NUMBER = "-?[0-9.]+(e-?[0-9]+)?";
  private static final Set<String> STUDIES = Set.of("study", "trial");

  private static final List<String> TABLE = new ArrayList<>();

  /** How the expectations of one file came out. */
  private static final class Tally {
    private int agree;
    private final List<String> differ = new ArrayList<>();
    private final Map<String, Integer> notAnswered = new TreeMap<>();

    private void leaveOut(String reason) {
      notAnswered.merge(reason, 1, Integer::sum);
    }
  }

  /** The numbers are those that agreed when they were written; a smaller one is a fault. */
  @ParameterizedTest
  @CsvSource({
    "misc_escalc, 91, 0",
    "misc_transf, 23, 0",
    "misc_to_long_table_wide, 18, 0",
    "misc_aggregate, 14, 0",
    "misc_metan_vs_rma.mh_with_dat.bcg, 21, 0",
    "misc_metan_vs_rma.peto_with_dat.bcg, 8, 0",
    // Wald's Q of CM.EL for two tables: brute force gives ours, 0.12322065826257; R's 0.13274 rests
    // on numerical second derivatives.
    "analysis_example_rothman2008, 96, 2",
    "analysis_example_stijnen2010, 78, 0",
    "analysis_example_law2016, 0, 0",
    "analysis_example_yusuf1985, 0, 0",
    "analysis_example_vanhouwelingen1993, 18, 0",
    "misc_tes, 11, 0",
    "misc_pub_bias, 9, 0",
    "misc_rma_glmm, 10, 0"
  })
  void expectationsOfAFile(String file, int agree, int differ) {
    JsonNode root = ReferenceFile.of("metafor_tests/" + file).root();
    MetaforCalls calls = new MetaforCalls(root.get("calls"));
    Tally tally = new Tally();
    for (JsonNode expectation : root.get("expectations")) {
      count(calls, expectation, tally);
    }
    int others = tally.notAnswered.values().stream().mapToInt(Integer::intValue).sum();
    TABLE.add(
        "%-40s %4d %6d %7d %6d  %s"
            .formatted(
                file,
                root.get("expectations").size(),
                tally.agree,
                tally.differ.size(),
                others,
                tally.notAnswered));
    tally.differ.forEach(one -> TABLE.add("    differs: " + one));
    assertEquals(differ, tally.differ.size(), String.join("\n", tally.differ));
    assertTrue(tally.agree >= agree, file + ": " + tally.agree + " agree, and " + agree + " did");
  }

  private static void count(MetaforCalls calls, JsonNode expectation, Tally tally) {
    String quantity = expectation.get("quantity").asText();
    if (expectation.get("expected").isObject() && quantity.equals(".")) {
      countTable(calls, expectation, tally);
      return;
    }
    if (!isNumeric(expectation.get("expected"))) {
      tally.leaveOut("text, attributes and errors of R");
      return;
    }
    try {
      Map<String, double[]> answer = calls.answer(expectation.get("call"));
      double[] values = read(answer, quantity);
      double[] expected = ReferenceFile.numbers(expectation.get("expected"));
      if (agrees(values, expected, expectation.get("tolerance").asDouble())) {
        tally.agree++;
      } else {
        tally.differ.add(
            "%s of %s (%s): %s, was %s"
                .formatted(
                    quantity,
                    calls.function(expectation.get("call")),
                    expectation.get("test").asText(),
                    List.of(boxed(expected)),
                    List.of(boxed(values))));
      }
    } catch (NotAnswered reason) {
      tally.leaveOut(reason.getMessage());
    }
  }

  /** A table agrees if every column of numbers does, apart from those that name studies. */
  private static void countTable(MetaforCalls calls, JsonNode expectation, Tally tally) {
    Map<String, double[]> answer = calls.answer(expectation.get("call"));
    double tolerance = expectation.get("tolerance").asDouble();
    for (Map.Entry<String, JsonNode> column : expectation.get("expected").properties()) {
      if (STUDIES.contains(column.getKey()) || !column.getValue().get(0).asText().matches(NUMBER)) {
        continue;
      }
      double[] expected = new double[column.getValue().size()];
      for (int i = 0; i < expected.length; i++) {
        expected[i] = column.getValue().get(i).asDouble();
      }
      double[] values = answer.get(column.getKey());
      if (values == null || !agrees(values, expected, tolerance)) {
        tally.differ.add(column.getKey() + " of " + expectation.get("test").asText());
        return;
      }
    }
    tally.agree++;
  }

  private static Double[] boxed(double[] values) {
    return java.util.Arrays.stream(values).boxed().toArray(Double[]::new);
  }

  private static boolean isNumeric(JsonNode node) {
    if (node.isObject() || node.isNull()) {
      return false;
    }
    JsonNode first = node.isArray() && node.size() > 0 ? node.get(0) : node;
    return first.isNumber();
  }

  private static double[] read(Map<String, double[]> answer, String quantity) {
    if (answer.containsKey(quantity)) {
      return answer.get(quantity);
    }
    Matcher matcher = QUANTITY.matcher(quantity);
    if (!matcher.matches()) {
      throw new NotAnswered("attributes and combinations of R");
    }
    String function = matcher.group("f");
    String name = matcher.group("name");
    if (name == null) {
      name = "coef".equals(function) ? "beta" : "se".equals(function) ? "se" : ".";
    }
    double[] values = answer.get(name);
    if (values == null) {
      throw new NotAnswered("no quantity " + name);
    }
    if (matcher.group("i") != null) {
      values = new double[] {values[Integer.parseInt(matcher.group("i")) - 1]};
    }
    return "sqrt".equals(function)
        ? java.util.Arrays.stream(values).map(Math::sqrt).toArray()
        : values;
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
      if (!Double.isNaN(values[i])) {
        difference += Math.abs(values[i] - expected[i]);
        size += Math.abs(expected[i]);
      }
    }
    return difference <= tolerance * (size > tolerance * values.length ? size : values.length);
  }

  @AfterAll
  static void table() {
    System.out.println("file, expectations, agree, differ, not answered here");
    TABLE.forEach(System.out::println);
  }
}
