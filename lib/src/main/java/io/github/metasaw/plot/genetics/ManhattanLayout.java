package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.result.ManhattanData;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/** Places SNPs by chromosome and position: one field upward, or another below it downward. */
final class ManhattanLayout {

  private static final double TOP = 4 * Panel.LINE;

  /** Lines of text between two fields: the ticks of their axis. */
  private static final double BETWEEN = 2 * Panel.LINE;

  private ManhattanLayout() {}

  static Scene draw(ManhattanData data) {
    List<Mark> marks = new ArrayList<>();
    GenomeAxis genome = new GenomeAxis(List.of(data));
    double bottom = TOP + ManhattanField.FIELD;
    double[] range = ManhattanField.range(List.of(data));
    Axis y = new Axis(range[0], range[1], bottom, TOP);
    ManhattanField field = new ManhattanField(data, genome, y, marks);
    field.draw();
    genome.below(bottom, marks);
    Panel panel = new Panel(genome.axis(), y, marks);
    panel.heading(data.quantity(), 3);
    panel.remark(field.remark(), 2);
    String title = "Manhattan plot of " + data.quantity();
    return scene(bottom + 3 * Panel.LINE, title, field.words(), marks);
  }

  /** Two columns of the same SNPs; where both are p values, they have one scale. */
  static Scene draw(ManhattanData above, ManhattanData below) {
    List<Mark> marks = new ArrayList<>();
    List<ManhattanData> both = List.of(above, below);
    GenomeAxis genome = new GenomeAxis(both);
    boolean isOneScale = above.threshold() == below.threshold();
    double[] up = ManhattanField.range(isOneScale ? both : List.of(above));
    double[] down = ManhattanField.range(isOneScale ? both : List.of(below));
    double middle = TOP + ManhattanField.FIELD;
    double from = middle + BETWEEN;
    double to = from + ManhattanField.FIELD;
    Axis y = new Axis(up[0], up[1], middle, TOP);
    ManhattanField upper = new ManhattanField(above, genome, y, marks);
    ManhattanField lower =
        new ManhattanField(below, genome, new Axis(down[0], down[1], from, to), marks);
    upper.draw();
    genome.between(middle, marks);
    lower.draw();
    Panel panel = new Panel(genome.axis(), y, marks);
    panel.heading("Above: " + above.quantity() + genome.name(), 3);
    panel.remark(upper.remark(), 2);
    text("Below: " + below.quantity(), to + Panel.LINE + 7, true, Theme.INK, marks);
    text(lower.remark(), to + 2 * Panel.LINE + 7, false, Theme.MUTED, marks);
    return scene(
        to + 3 * Panel.LINE,
        "Manhattan plot of %s above %s".formatted(above.quantity(), below.quantity()),
        "Above, %s Below, %s".formatted(upper.words(), lower.words()),
        marks);
  }

  private static void text(String full, double y, boolean bold, String colour, List<Mark> marks) {
    double room = GenomeAxis.RIGHT - GenomeAxis.LEFT;
    String shown = Fonts.fit(full, Panel.SIZE, bold, room);
    marks.add(
        new Mark.Text(GenomeAxis.LEFT, y, shown, Panel.SIZE, bold, Anchor.START, colour, full));
  }

  private static Scene scene(double height, String title, String words, List<Mark> marks) {
    return new Scene(GenomeAxis.WIDTH, height, Panel.CELL_WIDTH, Panel.LINE, title, words, marks);
  }
}
