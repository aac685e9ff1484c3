import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.SchemaTypeLoader;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;

/**
 * Opens Word files with Apache POI and holds every part of theirs that has a schema against it.
 *
 * <p>Prints what is wrong, one line a fault, and a count at the end; exits 1 when there is any.
 */
public class Check {
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final SchemaTypeLoader SCHEMAS = DocumentDocument.type.getTypeSystem();
    private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private int parts;
    private int faults;

    public static void main(String[] files) throws Exception {
        Check check = new Check();
        for (String file : files) {
            check.file(new File(file));
        }
        System.out.println("Apache POI: " + files.length + " files, " + check.parts + " parts, " + check.faults + " faults");
        System.exit(check.faults > 0 || check.parts < files.length ? 1 : 0);
    }

    private void file(File file) throws Exception {
        try (OPCPackage archive = OPCPackage.open(file, PackageAccess.READ)) {
            for (PackagePart part : archive.getParts()) {
                if (part.getContentType().startsWith(WORD)) {
                    part(file, part);
                }
            }
            try (XWPFDocument document = new XWPFDocument(archive)) {
                if (document.getBodyElements().isEmpty()) {
                    fault(file, "document.xml", "Apache POI finds nothing in it");
                }
            }
        }
    }

    private void part(File file, PackagePart part) throws Exception {
        parts++;
        XmlObject tree;
        try (InputStream in = part.getInputStream()) {
            tree = SCHEMAS.parse(in, null, new XmlOptions());
        }
        String name = part.getPartName().getName();
        if (!tree.schemaType().isDocumentType() || !MAIN.equals(tree.schemaType().getDocumentElementName().getNamespaceURI())) {
            fault(file, name, "no schema has its root");
            return;
        }
        List<XmlError> errors = new ArrayList<>();
        if (!tree.validate(new XmlOptions().setErrorListener(errors))) {
            for (XmlError error : errors) {
                fault(file, name, error.getMessage());
            }
        }
    }

    private void fault(File file, String part, String what) {
        faults++;
        System.out.println(file + ": " + part + ": " + what);
    }
}
