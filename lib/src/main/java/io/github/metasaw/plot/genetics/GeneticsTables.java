package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.mantra.MembershipMap;
import io.github.metasaw.genetics.scan.ManhattanData;
import io.github.metasaw.genetics.scan.QqData;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.List;
import tech.tablesaw.api.Table;

/** The numbers of figures of association studies. */
final class GeneticsTables {

  private GeneticsTables() {}

  /** A row for each pair of studies. */
  static Table membership(MembershipMap map) {
    DrawnTable rows =
        DrawnTable.of("memberships", List.of("study", "other"), List.of("probability"));
    for (int i = 0; i < map.labels().size(); i++) {
      for (int j = 0; j < map.labels().size(); j++) {
        rows.row(List.of(map.labels().get(i), map.labels().get(j)), map.together().get(i).get(j));
      }
    }
    return rows.table();
  }

  /** One row per SNP drawn. */
  static Table manhattan(ManhattanData data) {
    DrawnTable rows =
        DrawnTable.of("Manhattan plot", List.of("snp", "chromosome"), List.of("position", "value"));
    for (ManhattanData.Point point : data.points()) {
      String chromosome = data.chromosomes().get(point.chromosome());
      rows.row(List.of(point.snp(), chromosome), (double) point.position(), point.value());
    }
    return rows.table();
  }

  /** One row per point, and one per position of the band. */
  static Table qq(QqData data) {
    DrawnTable rows =
        DrawnTable.of(
            "QQ plot", List.of("layer"), List.of("expected", "observed", "lower", "upper"));
    for (QqData.Point point : data.points()) {
      rows.row(List.of("SNPs"), point.expected(), point.observed(), Double.NaN, Double.NaN);
    }
    for (QqData.Band band : data.band()) {
      rows.row(List.of("band"), band.expected(), Double.NaN, band.lower(), band.upper());
    }
    return rows.table();
  }
}
