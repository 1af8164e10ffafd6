package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class StudyColumnsTest {

  private static final ForestOptions OPTIONS = ForestOptions.defaults();

  private static Studies studies(String dataset, EffectMeasure measure) {
    return Meta.studies(Meta.effects(Meta.dataset(dataset), measure)).read();
  }

  private static List<String> heads(Studies studies, ForestOptions options) {
    return StudyColumns.of(studies, options).headings().stream().map(ForestColumn::label).toList();
  }

  @Test
  void whatStudiesReportStandsInGroups() {
    Studies counts = studies("nielweise2007", EffectMeasure.OR);
    assertEquals(
        List.of("Treatment events", "Treatment total", "Control events", "Control total"),
        heads(counts, OPTIONS));
    StudyColumns columns = StudyColumns.of(counts, OPTIONS);
    assertEquals(List.of("0", "116", "3", "117"), columns.cells(0));
    assertEquals(List.of("1", "160", "6", "152"), columns.totals(List.of(0, 1)));
    assertEquals(
        List.of("Events/total", "Events/total"),
        StudyColumns.of(counts, OPTIONS.withStyle(ForestStyle.BMJ)).headings().stream()
            .map(ForestColumn::head)
            .toList());
    assertTrue(heads(counts, OPTIONS.withRawData(false)).isEmpty());
  }

  @Test
  void eachKindOfDataHasItsColumns() {
    assertEquals(
        List.of(
            "Treatment mean",
            "Treatment sd",
            "Treatment total",
            "Control mean",
            "Control sd",
            "Control total"),
        heads(studies("normand1999", EffectMeasure.SMD), OPTIONS));
    assertEquals(List.of("r", "n"), heads(studies("molloy2014", EffectMeasure.ZCOR), OPTIONS));
    assertEquals(
        List.of("Events", "Total"), heads(studies("pritz1997", EffectMeasure.PLO), OPTIONS));
    assertEquals(
        "Treatment person-time",
        heads(studies("nielweise2008", EffectMeasure.IRR), OPTIONS).get(1));
    List<String> totals =
        StudyColumns.of(studies("normand1999", EffectMeasure.SMD), OPTIONS).totals(List.of(0, 1));
    assertEquals(List.of("", "", "186", "", "", "188"), totals);
  }

  /** Cells of a table give totals that no column holds. */
  @Test
  void totalsFollowFromTheCells() {
    Table bcg = Meta.dataset("bcg").rejectColumns("yi", "vi");
    EffectReader reader =
        EffectReader.of(bcg, EffectMeasure.OR)
            .column("ai", "tpos")
            .column("bi", "tneg")
            .column("ci", "cpos")
            .column("di", "cneg");
    Studies studies = Meta.studies(Meta.effects(reader)).read();
    assertEquals(List.of("4", "123", "11", "139"), StudyColumns.of(studies, OPTIONS).cells(0));
  }

  @Test
  void groupsOfOnesChoiceTakeTheirPlace() {
    Studies counts = studies("nielweise2007", EffectMeasure.OR);
    ForestOptions options =
        OPTIONS
            .withColumns(List.of("study"))
            .withColumnGroup("Coated", List.of("ai", "n1i"))
            .withColumnGroup("Plain", List.of("n2i"));
    StudyColumns columns = StudyColumns.of(counts, options);
    assertEquals(
        List.of("study", "Coated events", "Coated total", "Plain total"), heads(counts, options));
    assertTrue(columns.headings().get(0).isText());
    assertEquals(List.of("", "0", "116", "117"), columns.totals(List.of(0)));
    Studies unknown = Meta.studies(Meta.dataset("bcg")).read();
    assertEquals(
        List.of("Cells tpos", "Cells alloc"),
        heads(unknown, OPTIONS.withColumnGroup("Cells", List.of("tpos", "alloc"))));
    assertEquals(
        "no column 'tpo' in bcg; did you mean 'tpos'?",
        assertThrows(
                MetaException.class,
                () -> heads(unknown, OPTIONS.withColumnGroup("Cells", List.of("tpo"))))
            .getMessage()
            .split(" Columns")[0]);
  }
}
