package io.github.metasaw.report;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.genetics.pool.AncestryAxes;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.report.document.Block;
import io.github.metasaw.report.document.Document;
import io.github.metasaw.report.document.Sheet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** The report of a scan as a page: remarks, counts, cohorts, overlap, axes of ancestry. */
public final class ScanPage {

  private static final int DIGITS = 4;

  /** Of every report that was written as JSON. */
  private static final String JSON_START = "{\n  \"summary\": \"";

  private ScanPage() {}

  /**
   * The page of a report.
   *
   * @param report of a scan
   * @return to be saved as html, docx, md or tex
   */
  public static Document of(ScanReport report) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(report.toString() + "."));
    add(blocks, "Checks", "Remarks on what was read and tested.", report.checks());
    add(blocks, "Cohorts", "Files of cohorts and what a first pass found.", report.cohorts());
    add(
        blocks,
        "Studies",
        "What was met in each study, and at which SNP first.",
        report.studyTable());
    add(
        blocks,
        "Overlap of samples",
        "Correlations of z scores between -1 and 1.",
        report.overlap());
    AncestryAxes axes = report.ancestry();
    if (axes != null) {
      add(blocks, "Axes of ancestry", "By distances: " + axes.source() + ".", axes.table());
    }
    add(blocks, "Counts", "All counts.", report.table());
    return Document.of("Genome scan", blocks);
  }

  /**
   * Whether a report is written as a page, or as JSON, to a file of that name.
   *
   * @param name of a file, with its ending
   * @return false for the endings of tables
   */
  public static boolean isPage(String name) {
    return List.of("json", "html", "docx", "md", "tex").contains(OutputFile.ending(name));
  }

  /** Writes the page, or JSON; whether an earlier file was replaced. */
  static boolean save(ScanReport report, Path file) {
    OutputFile output = OutputFile.of(file);
    boolean isReplaced = output.exists();
    if (OutputFile.ending(String.valueOf(file.getFileName())).equals("json")) {
      output.refuseToReplaceOther(
          earlier -> new String(earlier, StandardCharsets.UTF_8).startsWith(JSON_START));
      output.write(report.json().getBytes(StandardCharsets.UTF_8));
    } else {
      of(report).save(file);
    }
    return isReplaced;
  }

  private static void add(List<Block> blocks, String heading, String caption, Table table) {
    if (table.rowCount() > 0) {
      blocks.add(new Block.Heading(1, heading));
      blocks.add(new Block.NumberedTable(caption, Sheet.whole(table, DIGITS)));
    }
  }
}
