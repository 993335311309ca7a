import {
  calculated,
  checkbox,
  computed,
  currency,
  date,
  decimal,
  integer,
  lookup,
  percent,
  picklist,
  text,
  textArea,
  url,
} from '../field-makers.ts'
import { standardObject } from '../standard-object.ts'

export const product2 = standardObject({
  name: 'Product2',
  keyPrefix: '01t',
  label: 'Product|商品',
  labelPlural: 'Products|商品',
  fields: [
    text('Name', 255, 'Product Name|商品名', { required: true, nameField: true }),
    text('ProductCode', 255, 'Product Code|商品コード'),
    textArea('Description', 4000, 'Product Description|商品 説明'),
    checkbox('IsActive', 'Active|有効', { permissionable: false }),
    picklist('Family', 'Product Family|商品ファミリ', ['None|なし']),
    text('StockKeepingUnit', 180, 'Product SKU|商品 SKU'),
    url('DisplayUrl', 'Display URL|表示 URL'),
    picklist('QuantityUnitOfMeasure', 'Quantity Unit Of Measure|単位', ['Each|個']),
    checkbox('IsArchived', 'Archived|アーカイブ済み', computed),
  ],
})

export const pricebook2 = standardObject({
  name: 'Pricebook2',
  keyPrefix: '01s',
  label: 'Price Book|価格表',
  labelPlural: 'Price Books|価格表',
  fields: [
    text('Name', 255, 'Price Book Name|価格表名', { required: true, nameField: true }),
    checkbox('IsActive', 'Active|有効', { permissionable: false }),
    checkbox('IsStandard', 'Is Standard Price Book|標準価格表', computed),
    textArea('Description', 255, 'Description|説明'),
    checkbox('IsArchived', 'Archived|アーカイブ済み', computed),
  ],
})

export const pricebookEntry = standardObject({
  name: 'PricebookEntry',
  keyPrefix: '01u',
  label: 'Price Book Entry|価格表エントリ',
  labelPlural: 'Price Book Entries|価格表エントリ',
  fields: [
    text('Name', 255, 'Product Name|商品名', { ...computed, nameField: true }),
    lookup('Pricebook2Id', 'Pricebook2', 'Price Book ID|価格表 ID', {
      required: true,
      writtenBy: 'createOnly',
      children: 'PricebookEntries',
      onParentDelete: 'cascade',
    }),
    lookup('Product2Id', 'Product2', 'Product ID|商品 ID', {
      required: true,
      writtenBy: 'createOnly',
      children: 'PricebookEntries',
      onParentDelete: 'restrict',
    }),
    currency('UnitPrice', 'List Price|リスト価格', { required: true }),
    checkbox('IsActive', 'Active|有効', { permissionable: false }),
    checkbox('UseStandardPrice', 'Use Standard Price|標準価格を使用', { permissionable: false }),
    text('ProductCode', 255, 'Product Code|商品コード', computed),
  ],
})

export const opportunityLineItem = standardObject({
  name: 'OpportunityLineItem',
  keyPrefix: '00k',
  label: 'Opportunity Product|商談商品',
  labelPlural: 'Opportunity Product|商談商品',
  fields: [
    lookup('OpportunityId', 'Opportunity', 'Opportunity ID|商談 ID', {
      required: true,
      writtenBy: 'createOnly',
      children: 'OpportunityLineItems',
      onParentDelete: 'cascade',
    }),
    integer('SortOrder', 'Sort Order|並び替え順', computed),
    lookup('PricebookEntryId', 'PricebookEntry', 'Price Book Entry ID|価格表エントリ ID', {
      writtenBy: 'createOnly',
      permissionable: false,
      children: 'OpportunityLineItems',
      onParentDelete: 'restrict',
    }),
    lookup('Product2Id', 'Product2', 'Product ID|商品 ID', {
      writtenBy: 'createOnly',
      permissionable: false,
      children: 'OpportunityLineItems',
      onParentDelete: 'restrict',
    }),
    text('ProductCode', 255, 'Product Code|商品コード', calculated),
    text('Name', 376, 'Opportunity Product Name|商談商品名', { ...computed, nameField: true }),
    decimal('Quantity', 12, 2, 'Quantity|数量', { required: true }),
    currency('TotalPrice', 'Total Price|合計金額'),
    currency('Subtotal', 'Subtotal|小計', calculated),
    currency('UnitPrice', 'Sales Price|販売価格', { permissionable: false }),
    currency('ListPrice', 'List Price|リスト価格', calculated),
    percent('Discount', 5, 2, 'Discount|割引'),
    date('ServiceDate', 'Date|日付'),
    text('Description', 255, 'Line Description|品目 説明'),
  ],
})
