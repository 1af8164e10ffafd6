package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.scene.Fonts;
import java.util.List;

/**
 * The labels of a forest plot, cut in the middle where they are too wide, so that labels that
 * differ are seen to differ.
 */
final class ForestLabels {

  private final ForestData data;
  private final double size;
  private final double width;

  /** Whether studies are numbered, for their labels cut are alike however wide. */
  private final boolean isNumbered;

  ForestLabels(ForestData data, double size, ForestRoom room) {
    this.data = data;
    this.size = size;
    this.width = areApart(room.label()) ? room.label() : room.longestLabel();
    this.isNumbered = !areApart(width);
  }

  /** Whether labels that differ still differ when they are cut. */
  private boolean areApart(double most) {
    List<String> labels = data.studies().stream().map(ForestRow::label).distinct().toList();
    return labels.stream().map(label -> Fonts.shorten(label, size, false, most)).distinct().count()
        == labels.size();
  }

  /** The label of a row as it is shown. */
  String shown(ForestRow row) {
    if (row.kind() == ForestRow.Kind.POOLED
        && data.style().namesModelInHead()
        && !data.onlyModel().isEmpty()) {
      return "Total " + data.style().intervalHead(data.style().percent(data.level()) + " CI");
    }
    int study = isNumbered ? data.studies().indexOf(row) : -1;
    String label = (study < 0 ? "" : "(" + (study + 1) + ") ") + row.label();
    return Fonts.shorten(label, size, row.isBold(), width);
  }
}
