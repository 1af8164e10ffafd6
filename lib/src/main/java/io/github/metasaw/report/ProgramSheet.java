package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.freq.program.ComparedValue;
import io.github.metasaw.freq.program.Program;
import io.github.metasaw.freq.program.ProgramComparison;
import io.github.metasaw.freq.program.ProgramRule;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What another program prints for the data of a fit, and why it differs. */
final class ProgramSheet {

  private static final int DIGITS = 5;

  private ProgramSheet() {}

  static Sheet of(ProgramComparison comparison) {
    Transformation scale = EffectScale.of(comparison.fit());
    String program = comparison.program().label();
    Map<ProgramRule, Integer> sources = new LinkedHashMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (ComparedValue value : comparison.values()) {
      int source = sources.computeIfAbsent(value.rule(), rule -> sources.size() + 1);
      rows.add(row(value, scale, source));
    }
    comparison.values().stream()
        .flatMap(value -> value.causes().stream())
        .flatMap(cause -> comparison.program().rule(cause.setting()).stream())
        .forEach(rule -> sources.putIfAbsent(rule, sources.size() + 1));
    return new Sheet(
        "%s: results %s".formatted(comparison.fit().studies().name(), basis(comparison.program())),
        List.of(),
        List.of("quantity", "here", program, "why", "source"),
        List.of(),
        List.of(false, true, true, false, true),
        rows,
        below(comparison, sources, scale));
  }

  private static String basis(Program program) {
    return switch (program) {
      case REVMAN -> "of RevMan with the settings that Cochrane recommends";
      case COCHRANE -> "with the settings that the Cochrane Handbook recommends";
      default -> "by the defaults of " + program.label();
    };
  }

  private static List<String> row(ComparedValue value, Transformation scale, int source) {
    boolean isRead = value.quantity().isEffect() && !scale.isIdentity();
    String name = value.quantity().label() + (isRead ? ", " + EffectScale.heading(scale) : "");
    return List.of(
        name,
        number(isRead ? scale.apply(value.here()) : value.here()),
        number(isRead ? scale.apply(value.there()) : value.there()),
        value.isSame() ? "the same" : why(value),
        Integer.toString(source));
  }

  private static String why(ComparedValue value) {
    return value.causes().stream()
        .map(difference -> difference.setting().label())
        .collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? Numbers.NONE : Numbers.significant(value, DIGITS);
  }

  private static List<String> below(
      ProgramComparison comparison, Map<ProgramRule, Integer> sources, Transformation scale) {
    List<String> lines = new ArrayList<>(EffectScale.note(scale));
    lines.add(
        "The numbers of %s are computed here, by %s for a random-effects model and at level %s."
            .formatted(
                comparison.program().label(),
                comparison.program().isRecommendation()
                    ? "the settings that Cochrane recommends"
                    : "its default settings",
                Numbers.level(comparison.fit().level())));
    comparison.values().stream()
        .flatMap(value -> value.causes().stream())
        .distinct()
        .map(difference -> difference.words() + ".")
        .forEach(lines::add);
    sources.forEach(
        (rule, number) ->
            lines.add(
                "%d: %s. %s (%s)".formatted(number, rule.words(), rule.source(), rule.evidence())));
    return lines;
  }
}
