package io.github.metasaw.exercise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells of one exercise with what nbgrader has to know of each (its schema 3). */
final class GradedCell {

  private GradedCell() {}

  /** Question, table, answers, what to reconsider, and points. */
  static List<Object> of(Exercise exercise) {
    int number = exercise.number();
    String call = "Exercise.of(" + number + ")";
    String names = String.join(", ", exercise.asks());
    List<Object> cells = new ArrayList<>();
    cells.add(markdown("title-" + number, "## " + number + ". " + exercise.title()));
    cells.add(code("question-" + number, call, role(false, false, 0)));
    cells.add(code("table-" + number, call + ".data()", role(false, false, 0)));
    cells.add(code("answers-" + number, answers(exercise), role(true, false, 0)));
    cells.add(code("check-" + number, call + ".check(" + names + ")", role(false, false, 0)));
    cells.add(
        code(
            "points-" + number,
            call + ".points(" + names + ")",
            role(false, true, exercise.asks().size())));
    return cells;
  }

  static Map<String, Object> markdown(String id, String text) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("cell_type", "markdown");
    cell.put("id", id);
    cell.put("metadata", Map.of("nbgrader", named(id, role(false, false, 0))));
    cell.put("source", text);
    return cell;
  }

  private static Map<String, Object> code(String id, String text, Map<String, Object> role) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("cell_type", "code");
    cell.put("execution_count", null);
    cell.put("id", id);
    cell.put("metadata", Map.of("nbgrader", named(id, role)));
    cell.put("outputs", List.of());
    cell.put("source", text);
    return cell;
  }

  /** Students may change the cells of solutions and no others. */
  private static Map<String, Object> role(boolean solution, boolean grade, int points) {
    Map<String, Object> role = new LinkedHashMap<>();
    role.put("grade", grade);
    role.put("locked", !solution);
    role.put("solution", solution);
    role.put("task", false);
    role.put("schema_version", 3);
    if (grade) {
      role.put("points", points);
    }
    return role;
  }

  private static Map<String, Object> named(String id, Map<String, Object> role) {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("grade_id", id);
    named.putAll(role);
    return named;
  }

  /** Names without values, which stay, and the right values, which nbgrader takes out. */
  private static String answers(Exercise exercise) {
    return exercise.questions().stream().map(GradedCell::empty).collect(Collectors.joining("\n"))
        + "\n// BEGIN SOLUTION\n"
        + exercise.questions().stream().map(GradedCell::right).collect(Collectors.joining("\n"))
        + "\n// END SOLUTION";
  }

  private static String empty(Question question) {
    if (question instanceof NumberQuestion) {
      return "double " + question.name() + " = Double.NaN;";
    }
    return (question instanceof WordQuestion ? "String " : "double[][] ")
        + question.name()
        + " = null;";
  }

  private static String right(Question question) {
    return question.name() + " = " + literal(question) + ";";
  }

  private static String literal(Question question) {
    if (question instanceof NumberQuestion number) {
      return Double.toString(number.right());
    }
    if (question instanceof WordQuestion word) {
      return '"' + word.right() + '"';
    }
    StringBuilder rows = new StringBuilder();
    for (double[] row : ((MatrixQuestion) question).right()) {
      rows.append(rows.length() == 0 ? "" : ", ");
      rows.append(Arrays.toString(row).replace('[', '{').replace(']', '}'));
    }
    return "new double[][] {" + rows + "}";
  }
}
