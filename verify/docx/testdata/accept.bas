Function Opened(from As String)
	Dim hidden(0) As New com.sun.star.beans.PropertyValue
	hidden(0).Name = "Hidden"
	hidden(0).Value = True
	Opened = StarDesktop.loadComponentFromURL(ConvertToURL(from), "_blank", 0, hidden())
End Function

Sub Save(doc, target As String)
	Dim kind(0) As New com.sun.star.beans.PropertyValue
	kind(0).Name = "FilterName"
	kind(0).Value = "MS Word 2007 XML"
	doc.storeToURL(ConvertToURL(target), kind())
End Sub

Sub Dispatch(doc, command As String)
	helper = createUnoService("com.sun.star.frame.DispatchHelper")
	helper.executeDispatch(doc.CurrentController.Frame, command, "", 0, Array())
End Sub

' Accept accepts every change of a file and writes it again.
Sub Accept(from As String, target As String)
	doc = Opened(from)
	Dispatch(doc, ".uno:AcceptAllTrackedChanges")
	Save(doc, target)
	doc.close(True)
	StarDesktop.terminate()
End Sub

' Change does to a file, with changes recorded, what a leader does: one word for
' another, a paragraph struck and one typed, a row more and one less, a remark.
Sub Change(from As String, target As String)
	doc = Opened(from)
	doc.RecordChanges = True
	find = doc.createSearchDescriptor()
	find.SearchString = "30日"
	found = doc.findFirst(find)
	found.String = "15日"
	find.SearchString = "此段不要。"
	found = doc.findFirst(find)
	cursor = doc.CurrentController.ViewCursor
	cursor.gotoRange(found.Start, False)
	cursor.gotoRange(found.End, True)
	cursor.goRight(1, True)
	Dispatch(doc, ".uno:Delete")
	find.SearchString = "压实责任。"
	found = doc.findFirst(find)
	cursor.gotoRange(found.End, False)
	Dispatch(doc, ".uno:InsertPara")
	doc.Text.insertString(cursor, "新的一段。", False)
	table = doc.TextTables.getByIndex(doc.TextTables.Count - 1)
	doc.CurrentController.select(table.getCellByName("B3"))
	Dispatch(doc, ".uno:InsertRowsAfter")
	table.getCellByName("B4").String = "消防通道被占"
	note = doc.createInstance("com.sun.star.text.textfield.Annotation")
	note.Author = "叶义"
	note.Content = "请核对。"
	Dim day As New com.sun.star.util.DateTime
	day.Year = 2026
	day.Month = 3
	day.Day = 5
	note.DateTimeValue = day
	find.SearchString = "四不两直"
	found = doc.findFirst(find)
	found.Text.insertTextContent(found, note, True)
	Save(doc, target)
	doc.close(True)
	StarDesktop.terminate()
End Sub
