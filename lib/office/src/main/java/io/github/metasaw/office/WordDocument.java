package io.github.metasaw.office;

import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.report.document.Block;
import io.github.metasaw.report.document.DocumentVisitor;
import io.github.metasaw.report.document.Sheet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.drawingml.x2006.wordprocessingDrawing.CTInline;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;

/** What each block becomes in Word. */
final class WordDocument extends DocumentVisitor {

  /** Width of the text on a page, in points. */
  private static final double PAGE_WIDTH = 450;

  /** Height that a figure may have, in points. */
  private static final double PAGE_HEIGHT = 620;

  private static final double POINTS_PER_PIXEL = 0.75;
  private static final int TWIPS_PER_POINT = 20;

  /** Half an inch, in twentieths of a point. */
  private static final int INDENT = 720;

  private final XWPFDocument word;

  WordDocument(XWPFDocument word) {
    this.word = word;
  }

  @Override
  protected void title(String text) {
    if (!text.isEmpty()) {
      paragraph(WordStyles.TITLE, text);
    }
  }

  @Override
  protected void heading(Block.Heading heading) {
    paragraph(WordStyles.heading(heading.level()), heading.text());
  }

  @Override
  protected void paragraph(String text) {
    paragraph("Normal", text);
  }

  @Override
  protected void formula(Block.Formula formula) {
    XWPFParagraph paragraph = paragraph("Normal", "");
    paragraph.setIndentationLeft(INDENT);
    XWPFRun run = paragraph.createRun();
    run.setItalic(true);
    run.setText(formula.text());
  }

  @Override
  protected void items(Block.Items items) {
    for (String text : items.texts()) {
      XWPFParagraph paragraph = paragraph(WordStyles.LIST, "• " + text);
      paragraph.setIndentationLeft(360);
      paragraph.setIndentationHanging(180);
    }
  }

  @Override
  protected void table(int number, Block.NumberedTable block) {
    caption("Table", number, block.caption()).setKeepNext(true);
    Sheet sheet = block.sheet();
    if (!sheet.headers().isEmpty()) {
      XWPFTable table = word.createTable(sheet.rows().size() + 1, sheet.headers().size());
      ColumnWidths widths = ColumnWidths.of(sheet, (int) (TWIPS_PER_POINT * PAGE_WIDTH));
      row(table.getRow(0), sheet.headers(), sheet, widths.points());
      bold(table.getRow(0));
      table.getRow(0).setRepeatHeader(true);
      for (int i = 0; i < sheet.rows().size(); i++) {
        row(table.getRow(i + 1), sheet.rows().get(i), sheet, widths.points());
      }
      rules(table);
      apply(widths, table);
    }
    sheet.below().forEach(line -> paragraph(WordStyles.CAPTION, line));
    paragraph("Normal", "");
  }

  private static void row(XWPFTableRow row, List<String> cells, Sheet sheet, int points) {
    row.setCantSplitRow(true);
    for (int c = 0; c < cells.size(); c++) {
      XWPFTableCell cell = row.getCell(c);
      XWPFParagraph paragraph = cell.getParagraphs().get(0);
      paragraph.setSpacingAfter(0);
      paragraph.setAlignment(
          sheet.numeric().get(c) ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
      XWPFRun run = paragraph.createRun();
      run.setFontSize(points);
      run.setText(PlainText.of(cells.get(c)));
    }
  }

  private static void bold(XWPFTableRow row) {
    row.getTableCells()
        .forEach(cell -> cell.getParagraphs().get(0).getRuns().forEach(run -> run.setBold(true)));
  }

  private static void apply(ColumnWidths widths, XWPFTable table) {
    table.setCellMargins(0, widths.margins() / 2, 0, widths.margins() / 2);
    CTTblGrid grid = table.getCTTbl().addNewTblGrid();
    widths.twips().forEach(width -> grid.addNewGridCol().setW(BigInteger.valueOf(width)));
    table.setWidth(widths.twips().stream().mapToInt(Integer::intValue).sum());
    for (XWPFTableRow row : table.getRows()) {
      for (int c = 0; c < widths.twips().size(); c++) {
        row.getCell(c).setWidth(Integer.toString(widths.twips().get(c)));
      }
    }
  }

  /** Horizontal rules only, as journals print tables. */
  private static void rules(XWPFTable table) {
    table.setInsideVBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, "auto");
    table.setLeftBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, "auto");
    table.setRightBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, "auto");
    table.setInsideHBorder(XWPFTable.XWPFBorderType.SINGLE, 2, 0, "D0D0D0");
    table.setTopBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, "404040");
    table.setBottomBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, "404040");
  }

  @Override
  protected void figure(int number, Block.NumberedFigure block) {
    Figure figure = block.figure();
    double width = figure.scene().width() * POINTS_PER_PIXEL;
    double height = figure.scene().height() * POINTS_PER_PIXEL;
    double scale = Math.min(1, Math.min(PAGE_WIDTH / width, PAGE_HEIGHT / height));
    XWPFParagraph paragraph = paragraph("Normal", "");
    paragraph.setKeepNext(true);
    XWPFRun run = paragraph.createRun();
    try {
      run.addPicture(
          new ByteArrayInputStream(figure.png()),
          Document.PICTURE_TYPE_PNG,
          "figure-" + number + ".png",
          Units.toEMU(width * scale),
          Units.toEMU(height * scale));
    } catch (InvalidFormatException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CTInline inline = run.getCTR().getDrawingArray(0).getInlineArray(0);
    inline.getDocPr().setDescr(PlainText.of(figure.description()));
    inline.getDocPr().setTitle(PlainText.of(figure.title()));
    caption("Figure", number, block.caption());
  }

  @Override
  protected void code(Block.Code code) {
    for (String line : PlainText.lines(code.text()).strip().split("\n", -1)) {
      paragraph(WordStyles.CODE, line).setSpacingAfter(0);
    }
    paragraph("Normal", "");
  }

  /** A caption whose number is a field, so that Word counts on when tables are added. */
  private XWPFParagraph caption(String name, int number, String text) {
    XWPFParagraph paragraph = paragraph(WordStyles.CAPTION, "");
    bold(paragraph, name + " ");
    CTSimpleField field = paragraph.getCTP().addNewFldSimple();
    field.setInstr(" SEQ " + name + " \\* ARABIC ");
    field.addNewR().addNewT().setStringValue(Integer.toString(number));
    field.getRArray(0).addNewRPr().addNewB();
    bold(paragraph, ". ");
    paragraph.createRun().setText(PlainText.of(text));
    return paragraph;
  }

  private static void bold(XWPFParagraph paragraph, String text) {
    XWPFRun run = paragraph.createRun();
    run.setBold(true);
    run.setText(text);
  }

  private XWPFParagraph paragraph(String style, String text) {
    XWPFParagraph paragraph = word.createParagraph();
    paragraph.setStyle(style);
    if (!text.isEmpty()) {
      paragraph.createRun().setText(PlainText.of(text));
    }
    return paragraph;
  }
}
