package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.mantra.MembershipMap;
import io.github.metasaw.genetics.result.ManhattanData;
import io.github.metasaw.genetics.result.QqByFrequency;
import io.github.metasaw.genetics.result.QqData;
import io.github.metasaw.genetics.result.RegionData;
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

  /** One row per SNP drawn in each of two fields. */
  static Table manhattan(ManhattanData above, ManhattanData below) {
    DrawnTable rows =
        DrawnTable.of(
            "Manhattan plot",
            List.of("quantity", "snp", "chromosome"),
            List.of("position", "value"));
    for (ManhattanData data : List.of(above, below)) {
      for (ManhattanData.Point point : data.points()) {
        String chromosome = data.chromosomes().get(point.chromosome());
        rows.row(
            List.of(data.quantity(), point.snp(), chromosome),
            (double) point.position(),
            point.value());
      }
    }
    return rows.table();
  }

  /** One row per SNP. */
  static Table region(RegionData data) {
    DrawnTable rows =
        DrawnTable.of("region", List.of("snp"), List.of("position", "value", "direction", "r2"));
    for (RegionData.Point point : data.points()) {
      rows.row(
          List.of(point.snp()),
          (double) point.position(),
          point.value(),
          (double) point.direction(),
          point.r2());
    }
    return rows.table();
  }

  /** One row per point, and one per position of the band. */
  static Table qq(QqData data) {
    DrawnTable rows =
        DrawnTable.of(
            "QQ plot", List.of("layer"), List.of("expected", "observed", "lower", "upper"));
    qq(data, "SNPs", "band", rows);
    return rows.table();
  }

  /** The same for each class of frequencies. */
  static Table qq(QqByFrequency data) {
    DrawnTable rows =
        DrawnTable.of(
            "QQ plot", List.of("layer"), List.of("expected", "observed", "lower", "upper"));
    data.classes()
        .forEach((of, qq) -> qq(qq, of.id() + " SNPs", "band of %s SNPs".formatted(of.id()), rows));
    return rows.table();
  }

  private static void qq(QqData data, String points, String bands, DrawnTable rows) {
    for (QqData.Point point : data.points()) {
      rows.row(List.of(points), point.expected(), point.observed(), Double.NaN, Double.NaN);
    }
    for (QqData.Band band : data.band()) {
      rows.row(List.of(bands), band.expected(), Double.NaN, band.lower(), band.upper());
    }
  }
}
