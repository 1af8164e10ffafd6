package io.github.metasaw.plot.review;

import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import io.github.metasaw.review.RiskOfBias;
import java.util.ArrayList;
import java.util.List;

/** The traffic-light figure: a row for each study, a light for each domain. */
final class BiasLightsLayout {

  private static final double MARGIN = 14;
  private static final double SIZE = 13;
  private static final double WIDEST_LABEL = 260;
  private static final double COLUMN = 44;
  private static final double WIDEST_HEAD = 84;
  private static final int MANY = 60;

  /** Between the lines that say what the domains are. */
  private static final double LINE = 17;

  private final RiskOfBias rob;
  private final List<Mark> marks = new ArrayList<>();
  private final double rowHeight;
  private final double labels;
  private final double column;

  private BiasLightsLayout(RiskOfBias rob) {
    this.rob = rob;
    this.rowHeight = rob.studies().size() > MANY ? 19 : 25;
    this.labels =
        Math.min(
            WIDEST_LABEL,
            rob.studies().stream()
                .mapToDouble(name -> Fonts.width(name, SIZE, false))
                .max()
                .orElse(0));
    this.column =
        rob.domains().stream()
            .mapToDouble(name -> Math.min(WIDEST_HEAD, Fonts.width(name, SIZE, true)) + 12)
            .reduce(COLUMN, Math::max);
  }

  static Scene draw(RiskOfBias rob) {
    return new BiasLightsLayout(rob).scene();
  }

  private Scene scene() {
    double from = MARGIN + labels + 14;
    double width = Math.max(320, from + column * rob.domains().size() + MARGIN);
    String title =
        "Risk of bias" + (rob.tool().domains().isEmpty() ? "" : " (" + rob.tool().label() + ")");
    text(MARGIN, 22, title, SIZE + 2, true, Anchor.START);
    double head = 50;
    text(MARGIN, head, "Study", SIZE, true, Anchor.START);
    for (int d = 0; d < rob.domains().size(); d++) {
      String name = rob.domains().get(d);
      String shown = Fonts.shorten(name, SIZE, true, column - 6);
      marks.add(
          new Mark.Text(
              from + column * (d + 0.5), head, shown, SIZE, true, Anchor.MIDDLE, Theme.INK, name));
    }
    marks.add(
        new Mark.Line(MARGIN, head + 8, width - MARGIN, head + 8, Stroke.solid(Theme.RULE, 1)));
    double y = head + 10;
    for (int i = 0; i < rob.studies().size(); i++) {
      row(i, y, from, width);
      y += rowHeight;
    }
    marks.add(new Mark.Line(MARGIN, y + 6, width - MARGIN, y + 6, Stroke.solid(Theme.RULE, 1)));
    y = JudgementLights.key(rob.used(), MARGIN, width - MARGIN, y + 28, marks);
    y = domains(y + 10, width);
    return new Scene(
        Math.ceil(width), Math.ceil(y + 6), Fonts.CELL * SIZE, LINE, title, words(), marks);
  }

  private void row(int i, double top, double from, double width) {
    if (i % 2 == 1) {
      marks.add(new Mark.Rect(MARGIN / 2, top, width - MARGIN, rowHeight, Theme.ZEBRA, ""));
    }
    double middle = top + rowHeight / 2;
    String name = rob.studies().get(i);
    marks.add(
        new Mark.Text(
            MARGIN,
            middle + SIZE * 0.36,
            Fonts.shorten(name, SIZE, false, labels),
            SIZE,
            false,
            Anchor.START,
            Theme.INK,
            name));
    for (int d = 0; d < rob.domains().size(); d++) {
      double x = from + column * (d + 0.5);
      rob.judgement(i, d)
          .ifPresent(one -> JudgementLights.draw(one, x, middle, rowHeight * 0.36, marks));
    }
  }

  /** What the domains are, where their names are short for it; returns the y below. */
  private double domains(double from, double width) {
    double y = from;
    if (!rob.isAbbreviated()) {
      return y;
    }
    for (int d = 0; d < rob.tool().domains().size(); d++) {
      String line = rob.domains().get(d) + ": " + rob.words(d);
      y += LINE;
      String shown = Fonts.fit(line, 12, false, width - 2 * MARGIN);
      marks.add(new Mark.Text(MARGIN, y, shown, 12, false, Anchor.START, Theme.MUTED, line));
    }
    return y + 8;
  }

  private String words() {
    return "Judgements of %d studies in %d domains: %s"
        .formatted(
            rob.studies().size(),
            rob.domains().size(),
            BiasSummaryLayout.words(rob, BiasSummaryLayout.equal(rob)));
  }

  private void text(double x, double y, String text, double size, boolean bold, Anchor anchor) {
    marks.add(new Mark.Text(x, y, text, size, bold, anchor, Theme.INK, text));
  }
}
