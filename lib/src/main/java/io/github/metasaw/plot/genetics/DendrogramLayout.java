package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.Dendrogram;
import io.github.metasaw.genetics.Dendrogram.Merge;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * Places a tree of distances: one leaf per line at the left, branches joining to the right at the
 * distance between them; clusters as numbers and colours beside the leaves.
 */
final class DendrogramLayout {

  private static final double MARGIN = 14;
  private static final double WIDEST = 290;
  private static final double FIELD = 400;
  private static final int FEW = 12;
  private static final int TOLD = 6;
  private static final String CLUSTER = "Cluster";

  private final DendrogramData data;
  private final Dendrogram tree;
  private final double spacing;
  private final double top;
  private final double labels;
  private final Axis x;
  private final List<Mark> marks = new ArrayList<>();

  private DendrogramLayout(DendrogramData data) {
    this.data = data;
    this.tree = data.tree();
    int k = tree.labels().size();
    this.spacing = (k > FEW ? 1 : 2) * Panel.LINE;
    this.top = (data.clusters().isEmpty() ? 1 : 2) * Panel.LINE;
    double widest =
        tree.labels().stream()
            .mapToDouble(label -> Fonts.width(label, Panel.SIZE, false))
            .max()
            .orElse(0);
    this.labels = Math.min(WIDEST, widest);
    double from = MARGIN + labels + (data.clusters().isEmpty() ? 16 : 84);
    double highest = k == 1 ? 0 : tree.merges().get(k - 2).height();
    this.x = new Axis(0, highest > 0 ? 1.04 * highest : 1, from, from + FIELD);
  }

  static Scene draw(DendrogramData data) {
    return new DendrogramLayout(data).scene();
  }

  private Scene scene() {
    int k = tree.labels().size();
    double[] height = new double[Math.max(1, 2 * k - 1)];
    double[] at = new double[height.length];
    for (int place = 0; place < k; place++) {
      int leaf = tree.order().get(place);
      // a little above the middle, which may be the edge of two lines of the character form
      at[leaf] = top + (place + 0.5) * spacing - 1;
      leaf(leaf, at[leaf]);
    }
    if (!data.clusters().isEmpty()) {
      text(x.from() - 36, Panel.LINE, CLUSTER, true, Anchor.MIDDLE, Theme.INK, CLUSTER);
    }
    for (int m = 0; m < tree.merges().size(); m++) {
      Merge merge = tree.merges().get(m);
      height[k + m] = merge.height();
      at[k + m] = (at[merge.left()] + at[merge.right()]) / 2;
      join(merge, height, at);
    }
    double bottom = top + k * spacing + Panel.LINE;
    new Panel(x, new Axis(0, 1, bottom, top), marks).bottom("Distance, " + data.distances());
    return new Scene(
        x.to() + 2 * MARGIN,
        bottom + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Distances between studies",
        words(),
        marks);
  }

  private void leaf(int leaf, double y) {
    String label = tree.labels().get(leaf);
    String shown = Fonts.shorten(label, Panel.SIZE, false, labels);
    text(MARGIN, y + 4, shown, false, Anchor.START, Theme.INK, label);
    if (!data.clusters().isEmpty()) {
      int cluster = data.clusters().get(leaf);
      String number = Integer.toString(cluster + 1);
      String colour = Theme.series(cluster);
      text(x.from() - 36, y + 4, number, true, Anchor.MIDDLE, colour, number);
    }
  }

  private void join(Merge merge, double[] height, double[] at) {
    double px = x.pixel(merge.height());
    for (int branch : new int[] {merge.left(), merge.right()}) {
      double from = x.pixel(height[branch]);
      marks.add(new Mark.Line(from, at[branch], px, at[branch], stroke(branch)));
    }
    marks.add(
        new Mark.Line(px, at[merge.left()], px, at[merge.right()], Stroke.solid(Theme.INK, 1.4)));
  }

  /** The stem of a leaf has the colour of its cluster. */
  private Stroke stroke(int branch) {
    boolean isLeaf = branch < tree.labels().size() && !data.clusters().isEmpty();
    return isLeaf
        ? Stroke.solid(Theme.series(data.clusters().get(branch)), 2.2)
        : Stroke.solid(Theme.INK, 1.4);
  }

  private String words() {
    int k = tree.labels().size();
    StringBuilder words = new StringBuilder();
    words.append(k == 1 ? "1 study" : k + " studies").append("; distances: ");
    words.append(data.distances());
    List<String> names = new ArrayList<>(tree.labels());
    for (int m = 0; m < tree.merges().size(); m++) {
      Merge merge = tree.merges().get(m);
      if (m < TOLD) {
        words.append("; ").append(names.get(merge.left())).append(" and ");
        words.append(names.get(merge.right())).append(" join at ");
        words.append(Digits.significant(merge.height()));
      }
      names.add("the group of " + tree.labels().get(first(merge)));
    }
    return words.append(tree.merges().size() > TOLD ? "; and so on." : ".").toString();
  }

  /** The leaf of a branch that comes first in the labels. */
  private int first(Merge merge) {
    int k = tree.labels().size();
    int leaf = merge.left();
    while (leaf >= k) {
      leaf = tree.merges().get(leaf - k).left();
    }
    return leaf;
  }

  private void text(
      double px, double py, String shown, boolean bold, Anchor anchor, String colour, String full) {
    marks.add(new Mark.Text(px, py, shown, Panel.SIZE, bold, anchor, colour, full));
  }
}
