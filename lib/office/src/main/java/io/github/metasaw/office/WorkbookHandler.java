package io.github.metasaw.office;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The sheets of a workbook, and where its dates begin. */
final class WorkbookHandler extends DefaultHandler {

  /**
   * A sheet.
   *
   * @param name as its tab shows it
   * @param relation by which the workbook finds its cells
   * @param isHidden whether the spreadsheet program hides it
   */
  record SheetPart(String name, String relation, boolean isHidden) {}

  private final List<SheetPart> sheets = new ArrayList<>();
  private boolean is1904;

  /** In the order of their tabs. */
  List<SheetPart> sheets() {
    return sheets;
  }

  /** Whether dates count from 1904, as old versions for the Mac do. */
  boolean is1904() {
    return is1904;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    if (name.equals("workbookPr")) {
      is1904 = Xml.isTrue(attributes.getValue("date1904"));
    } else if (name.equals("sheet")) {
      String state = attributes.getValue("state");
      sheets.add(
          new SheetPart(
              attributes.getValue("name"),
              relation(attributes),
              state != null && !state.equals("visible")));
    }
  }

  /** The attribute {@code id} of whatever namespace the file gives to relationships. */
  private static String relation(Attributes attributes) {
    for (int i = 0; i < attributes.getLength(); i++) {
      if (attributes.getLocalName(i).equals("id")) {
        return attributes.getValue(i);
      }
    }
    return "";
  }
}
