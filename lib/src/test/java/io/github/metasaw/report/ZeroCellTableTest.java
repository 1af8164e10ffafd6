package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.counts.CountsOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class ZeroCellTableTest {

  private static final List<String> METHODS = List.of("IV", "MH", "Peto", "CM.EL", "UM.FS");

  private static Table table(double... firstEvents) {
    Table counts =
        Table.create(
            "counts",
            DoubleColumn.create("ai", firstEvents),
            DoubleColumn.create("n1i", 30, 40, 50),
            DoubleColumn.create("ci", 4, 6, 9),
            DoubleColumn.create("n2i", 30, 40, 50));
    StudyReader reader = Meta.studies(Meta.effects(counts, EffectMeasure.OR));
    List<Fit> fits = new ArrayList<>();
    fits.add(Meta.fit(reader, FreqOptions.defaults().withMethod("common")));
    for (String method : METHODS.subList(1, METHODS.size())) {
      fits.add(Meta.counts(reader, CountsOptions.defaults().withMethod(method)));
    }
    return Render.zeroCells(METHODS, fits);
  }

  @Test
  void tellsOfEachMethodWhatItDid() {
    Table zeros = table(0, 3, 5);
    assertEquals(METHODS, zeros.stringColumn("method").asList());
    List<String> treatment = zeros.stringColumn("treatment").asList();
    assertTrue(treatment.get(0).contains("Added to counts: 0.5"), treatment.get(0));
    assertTrue(treatment.get(1).contains("needs no constant"), treatment.get(1));
    assertTrue(treatment.get(3).contains("takes zero cells as they are"), treatment.get(3));
  }

  @Test
  void hasNoRowsWhereNoCellIsZero() {
    assertEquals(0, table(2, 3, 5).rowCount());
  }
}
