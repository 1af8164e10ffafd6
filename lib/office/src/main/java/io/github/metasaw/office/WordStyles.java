package io.github.metasaw.office;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** The paragraph styles of a document, under the names that Word's own menus know. */
final class WordStyles {

  static final String TITLE = "Title";
  static final String CAPTION = "Caption";
  static final String CODE = "Code";
  static final String LIST = "ListBullet";

  private static final String FONT = "Calibri";
  private static final String FIXED = "Consolas";

  private WordStyles() {}

  /** The style of a heading: {@code Heading1}. */
  static String heading(int level) {
    return "Heading" + level;
  }

  /** Adds them all to a document that has none. */
  static void addTo(XWPFDocument word) {
    XWPFStyles styles = word.createStyles();
    add(styles, "Normal", "Normal", 11, false, FONT, -1);
    add(styles, TITLE, "Title", 20, true, FONT, -1);
    add(styles, heading(1), "heading 1", 15, true, FONT, 0);
    add(styles, heading(2), "heading 2", 12, true, FONT, 1);
    add(styles, CAPTION, "caption", 10, false, FONT, -1);
    add(styles, CODE, "Code", 9, false, FIXED, -1);
    add(styles, LIST, "List Bullet", 11, false, FONT, -1);
  }

  /** A paragraph style; its outline level puts headings into the navigation pane. */
  private static void add(
      XWPFStyles styles, String id, String name, int points, boolean bold, String font, int level) {
    CTStyle style = CTStyle.Factory.newInstance();
    style.setStyleId(id);
    style.addNewName().setVal(name);
    style.setType(STStyleType.PARAGRAPH);
    style.addNewQFormat();
    CTRPr run = style.addNewRPr();
    run.addNewRFonts().setAscii(font);
    run.getRFontsArray(0).setHAnsi(font);
    run.addNewSz().setVal(BigInteger.valueOf(2L * points));
    if (bold) {
      run.addNewB();
    }
    CTPPrGeneral paragraph = style.addNewPPr();
    paragraph.addNewSpacing().setAfter(BigInteger.valueOf(level >= 0 ? 80 : 120));
    if (level >= 0) {
      paragraph.getSpacing().setBefore(BigInteger.valueOf(240));
      paragraph.addNewKeepNext();
      paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(level));
    }
    styles.addStyle(new XWPFStyle(style));
  }
}
