package io.github.metasaw.report.document;

/**
 * Walks through a document in reading order and counts its tables and figures. A writer of a format
 * says what each block becomes.
 */
public abstract class DocumentVisitor {

  private int tables;
  private int figures;

  /**
   * Visits the title and all blocks.
   *
   * @param document any document
   */
  public final void visit(Document document) {
    title(document.title());
    document.blocks().forEach(this::visit);
  }

  private void visit(Block block) {
    if (block instanceof Block.Heading heading) {
      heading(heading);
    } else if (block instanceof Block.Paragraph paragraph) {
      paragraph(paragraph.text());
    } else if (block instanceof Block.Formula formula) {
      formula(formula);
    } else if (block instanceof Block.Items items) {
      items(items);
    } else if (block instanceof Block.NumberedTable table) {
      table(++tables, table);
    } else if (block instanceof Block.NumberedFigure figure) {
      figure(++figures, figure);
    } else if (block instanceof Block.Code code) {
      code(code);
    }
  }

  /**
   * The title.
   *
   * @param text in plain text; empty for none
   */
  protected abstract void title(String text);

  /**
   * A heading.
   *
   * @param heading with its level
   */
  protected abstract void heading(Block.Heading heading);

  /**
   * A paragraph.
   *
   * @param text in plain text
   */
  protected abstract void paragraph(String text);

  /**
   * A formula on a line of its own.
   *
   * @param formula in both notations
   */
  protected abstract void formula(Block.Formula formula);

  /**
   * An unordered list.
   *
   * @param items in plain text
   */
  protected abstract void items(Block.Items items);

  /**
   * A table.
   *
   * @param number from 1
   * @param table with its caption
   */
  protected abstract void table(int number, Block.NumberedTable table);

  /**
   * A figure.
   *
   * @param number from 1
   * @param figure with its caption
   */
  protected abstract void figure(int number, Block.NumberedFigure figure);

  /**
   * Source code.
   *
   * @param code with its language
   */
  protected abstract void code(Block.Code code);
}
