package io.github.metasaw.plot.scene;

import io.github.metasaw.plot.scene.Mark.Anchor;
import java.util.List;

/** Writes text among marks, in the type of all charts. */
public record TextWriter(List<Mark> marks) {

  public void start(double x, double y, String text) {
    write(x, y, text, false, Anchor.START, Theme.INK, text);
  }

  public void middle(double x, double y, String text) {
    write(x, y, text, false, Anchor.MIDDLE, Theme.INK, text);
  }

  public void end(double x, double y, String text) {
    write(x, y, text, false, Anchor.END, Theme.INK, text);
  }

  public void muted(double x, double y, String text) {
    write(x, y, text, false, Anchor.START, Theme.MUTED, text);
  }

  public void heading(double x, double y, String text) {
    write(x, y, text, true, Anchor.START, Theme.INK, text);
  }

  /** Text cut to a width. */
  public void fitted(double x, double y, String text, double width, Anchor anchor) {
    write(x, y, Fonts.shorten(text, Panel.SIZE, false, width), false, anchor, Theme.INK, text);
  }

  public void write(
      double x, double y, String text, boolean bold, Anchor anchor, String colour, String full) {
    marks.add(new Mark.Text(x, y, text, Panel.SIZE, bold, anchor, colour, full));
  }
}
