Sub Edit(from As String, report As String)
	Dim hidden(0) As New com.sun.star.beans.PropertyValue
	hidden(0).Name = "Hidden"
	hidden(0).Value = True
	doc = StarDesktop.loadComponentFromURL(ConvertToURL(from), "_blank", 0, hidden())
	Open report For Output As #1
	Print #1, "after Title: " & Typed(doc, "Title")
	Print #1, "after Heading 1: " & Typed(doc, "Heading 1")
	Print #1, "after run-in: " & Typed(doc, "二级标题（接排）")
	table = doc.TextTables.getByIndex(doc.TextTables.Count - 1)
	rows = table.Rows.Count
	last = table.getCellByName("B" & rows)
	doc.CurrentController.select(last)
	Dispatch(doc, ".uno:InsertRowsAfter")
	Print #1, "rows: " & rows & " then " & table.Rows.Count
	cell = table.getCellByName("B" & (rows + 1))
	Print #1, "new cell: " & cell.createTextCursor().ParaStyleName
	Print #1, "new row may split: " & table.Rows.getByIndex(rows).IsSplitAllowed
	outline = ""
	list = doc.Text.createEnumeration()
	Do While list.hasMoreElements()
		p = list.nextElement()
		If p.supportsService("com.sun.star.text.Paragraph") Then
			If p.OutlineLevel > 0 Then
				If outline <> "" Then outline = outline & "; "
				outline = outline & p.String & " " & p.OutlineLevel
			End If
		End If
	Loop
	Print #1, "outline: " & outline
	Close #1
	doc.close(True)
	StarDesktop.terminate()
End Sub

' Typed presses Enter at the end of the first paragraph of a style, and
' returns the style of the new paragraph.
Function Typed(doc, style As String) As String
	list = doc.Text.createEnumeration()
	Do While list.hasMoreElements()
		p = list.nextElement()
		If p.supportsService("com.sun.star.text.Paragraph") Then
			If p.ParaStyleName = style Then
				cursor = doc.CurrentController.ViewCursor
				cursor.gotoRange(p.End, False)
				Dispatch(doc, ".uno:InsertPara")
				Typed = cursor.ParaStyleName
				Exit Function
			End If
		End If
	Loop
	Typed = "no paragraph of the style " & style
End Function

Sub Dispatch(doc, command As String)
	helper = createUnoService("com.sun.star.frame.DispatchHelper")
	helper.executeDispatch(doc.CurrentController.Frame, command, "", 0, Array())
End Sub
