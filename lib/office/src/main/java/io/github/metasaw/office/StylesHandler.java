package io.github.metasaw.office;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The styles of a workbook, of which only matters whether they show dates. */
final class StylesHandler extends DefaultHandler {

  private final Map<Integer, String> formats = new HashMap<>();
  private final BitSet isDate = new BitSet();
  private boolean isOfCells;
  private int style;

  /** By the number of the style that cells name. */
  BitSet isDate() {
    return isDate;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "numFmt" ->
          formats.put(Xml.number(attributes, "numFmtId", 0), attributes.getValue("formatCode"));
      case "cellXfs" -> isOfCells = true;
      case "xf" -> {
        if (isOfCells) {
          int format = Xml.number(attributes, "numFmtId", 0);
          String code = formats.getOrDefault(format, BuiltinFormats.getBuiltinFormat(format));
          isDate.set(style++, DateUtil.isADateFormat(format, code));
        }
      }
      default -> {}
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    isOfCells &= !name.equals("cellXfs");
  }
}
