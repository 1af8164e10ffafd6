package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.result.FrequencyClass;
import io.github.metasaw.genetics.result.QqByFrequency;
import io.github.metasaw.genetics.result.QqData;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Places observed against expected p values, the line of equality, and the band of chance. */
final class QqLayout {

  private QqLayout() {}

  static Scene draw(QqData data) {
    List<Mark> marks = new ArrayList<>();
    Legend legend = new Legend().point("p values", Theme.ACCENT, Stroke.solid(Theme.ACCENT, 0));
    legend.rule("as expected", QqField.EQUAL).swatch("95 % without association", Theme.PALE, "░");
    QqField field = new QqField(legend, 2, List.of(data), marks);
    field.band(data);
    field.equality();
    field.dots(data, Theme.ACCENT);
    String numbers = numbers(data);
    field.panel().heading("Observed -log10 " + data.column(), 2);
    field.panel().remark(numbers, 1);
    return field.scene(
        "QQ plot of " + data.column(), "Observed against expected p values: " + numbers + ".");
  }

  /** One colour for each class, the rarest drawn last. */
  static Scene draw(QqByFrequency data) {
    List<Mark> marks = new ArrayList<>();
    Legend legend = new Legend();
    data.classes()
        .forEach((of, qq) -> legend.point(of.label(), colour(of), Stroke.solid(colour(of), 0)));
    legend
        .line("95 % without association", QqField.edge(Theme.INK), "─")
        .rule("as expected", QqField.EQUAL);
    List<QqData> sets = List.copyOf(data.classes().values());
    int lines = 1 + sets.size() + (data.without() > 0 ? 1 : 0);
    QqField field = new QqField(legend, lines, sets, marks);
    field.equality();
    data.classes().forEach((of, qq) -> field.edges(qq, colour(of)));
    data.classes().forEach((of, qq) -> field.dots(qq, colour(of)));
    List<String> words = new ArrayList<>();
    data.classes().forEach((of, qq) -> words.add(of.id() + ": " + numbers(qq)));
    if (data.without() > 0) {
      words.add(String.format(Locale.ROOT, "without a frequency, left out: %,d", data.without()));
    }
    field.panel().heading("Observed -log10 %s by allele frequency".formatted(data.column()), lines);
    for (int i = 0; i < words.size(); i++) {
      field.panel().remark(words.get(i), lines - 1 - i);
    }
    return field.scene(
        "QQ plot of %s by allele frequency".formatted(data.column()),
        "Observed against expected p values by allele frequency; "
            + String.join("; ", words)
            + ".");
  }

  private static String colour(FrequencyClass of) {
    return switch (of) {
      case COMMON -> Theme.ACCENT;
      case LOW -> Theme.WARM;
      case RARE -> Theme.GREEN;
    };
  }

  private static String numbers(QqData data) {
    String n = data.n() == 1 ? "1 p value" : String.format(Locale.ROOT, "%,d p values", data.n());
    QqData.Point last = data.points().get(data.points().size() - 1);
    return "%s; lambda = %s; highest -log10 p %s"
        .formatted(n, Digits.fixed(data.lambda(), 3), Digits.fixed(last.observed(), 2));
  }
}
